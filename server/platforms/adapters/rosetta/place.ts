import { type Fact, type Place, type Source, fact, unknown } from '../../../core/index';
import type { Computing } from './computings';

/** Words for processors, and ours. */
const ARCHITECTURES: ReadonlyMap<string, string> = new Map([
  ['amd64', 'amd64'],
  ['x86_64', 'amd64'],
  ['arm64', 'arm64'],
  ['arm64/v8', 'arm64'],
  ['aarch64', 'arm64'],
]);

const NOT_STATED = ['', 'none', 'null', '[]', '{}', '-'];

/** A computing resource as a place to run: which engines and processors it has. How much of them, Rosetta does not know. */
export function placeOf({ name, shown }: Computing, source: Source): Place {
  const queued = wordIn(shown, 'wms');
  const type = wordIn(shown, 'type');
  return {
    kind: 'computing resource',
    name,
    runs: fact(runsOf(shown), source),
    architectures: architecturesOf(shown, source),
    isQueued: fact(queued === undefined ? queuedByType(type) : queued !== 'none', source),
  };
}

/** True where the user's own keys must be on the computing resource before anything runs there. */
export function needsKeys({ shown }: Computing): boolean {
  return wordIn(shown, 'auth mode') === 'user_keys' || /user keys:\s*true/i.test(shown.get('require') ?? '');
}

/** True where Slurm stands behind, which knows the limits. */
export function isSlurm({ shown }: Computing): boolean {
  return wordIn(shown, 'wms') === 'slurm' || wordIn(shown, 'type') === 'slurm';
}

/**
 * What the container engines run; undefined where the page does not tell them. Singularity runs Docker's images as well. Since
 * the page has "Container engines" (2022), a repository with a notebook can be imported as a container.
 */
function runsOf(shown: ReadonlyMap<string, string>): readonly string[] | undefined {
  const current = stated(shown, 'container engines');
  const engines = current === undefined ? olderEngines(stated(shown, 'supports')) : wordsIn(current);
  if (!engines || engines.length === 0) return undefined;
  const hasSingularity = engines.some((each) => each === 'singularity' || each === 'apptainer');
  const hasDocker = hasSingularity || engines.some((each) => each === 'docker' || each.startsWith('podman'));
  if (!hasDocker) return undefined; // what another engine runs is not known here
  return [
    'docker-container',
    ...(hasSingularity ? ['singularity-container'] : []),
    ...(current === undefined ? [] : ['jupyter-notebook', 'binder-notebook']),
  ];
}

/** `Docker: True` on a line of its own (2020), or the names alone (2021). */
function olderEngines(supports: string | undefined): readonly string[] | undefined {
  return supports
    ?.split('\n')
    .flatMap((line) => (/:\s*false/i.test(line) ? [] : wordsIn(line)))
    .filter((word) => word !== 'true');
}

function architecturesOf(shown: ReadonlyMap<string, string>, source: Source): Fact<readonly string[]> {
  const type = /\(([^)]+)\)/.exec(shown.get('type') ?? '')?.[1];
  const own = [stated(shown, 'arch'), type, stated(shown, 'supported archs'), stated(shown, 'emulated archs')];
  const known = own
    .flatMap((each) => (each === undefined ? [] : wordsIn(each)))
    .flatMap((word) => ARCHITECTURES.get(word) ?? []);
  return known.length > 0 ? fact([...new Set(known)], source) : unknown(undefined, source);
}

function queuedByType(type: string | undefined): boolean | undefined {
  if (type === 'slurm') return true;
  return type === 'standalone' || type === 'local' || type === 'remote' ? false : undefined;
}

function stated(shown: ReadonlyMap<string, string>, label: string): string | undefined {
  const value = shown.get(label);
  return value === undefined || NOT_STATED.includes(value.toLowerCase()) ? undefined : value;
}

function wordIn(shown: ReadonlyMap<string, string>, label: string): string | undefined {
  return wordsIn(shown.get(label) ?? '')[0];
}

/** The words of a value, which is a list as JSON or Python write it, or a plain word. */
function wordsIn(value: string): readonly string[] {
  return value.toLowerCase().match(/[a-z0-9][a-z0-9_/]*/g) ?? [];
}
