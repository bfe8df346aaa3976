import { type PlatformConfiguration, type Task, toldFacts } from '../../core/index';
import { type Learnt, learnFrom } from '../../platforms/index';
import { type TokenPlace, openAccess } from '../credentials';
import { EXIT, type ExitCode } from '../exitCodes';
import type { World } from '../world';
import { type PlatformAction, refused } from './command';
import { tellBareAmounts } from './bareAmounts';
import { testText } from './testText';

/** What came of testing a platform. */
export interface TestResult {
  readonly platform: PlatformConfiguration;
  readonly learnt: Learnt;
  readonly tokenPlace: TokenPlace | undefined;
}

/**
 * `ossr platforms test`: asks one platform what a question would ask, and tells what it learnt. Ends with 4 when the
 * platform could not be asked.
 */
export async function test({ given, platform, platforms }: PlatformAction, world: World): Promise<ExitCode> {
  const access = await openAccess(given, platforms, world);
  if ('trouble' in access) return refused(world, access.trouble);
  try {
    const { now, interrupted: signal, err } = world;
    const onFault = (id: string, fault: unknown) => err(`ossr: ${id}: ${String(fault)}\n`);
    const tokenPlace = await access.tokenPlace(platform);
    const asked = world.createPlatform(platform, access.http);
    const learnt = await learnFrom(tinyTask(platform.type), asked, { signal, now, onFault });
    const result: TestResult = { platform, learnt, tokenPlace };
    world.out(given.format === 'json' ? asJson(result) : testText(result, world));
    tellBareAmounts([platform], world);
    return isAsked(learnt) ? EXIT.fine : EXIT.notAsked;
  } finally {
    await access.http.dispose();
  }
}

/** Whether a platform let itself be asked. */
export function isAsked({ kind }: Learnt): boolean {
  return kind === 'facts' || kind === 'offers' || kind === 'declined' || kind === 'incomplete';
}

/** The smallest task of a kind that a platform of this type runs, for those that learn nothing without a question. */
function tinyTask(type: PlatformConfiguration['type']): Task {
  const name = 'ossr platforms test';
  const needs = { 'compute-resources': [{ name: 'tiny', mincores: 1, minmemory: '128Mi' }] };
  const repository = { type: 'git', url: 'https://github.com/binder-examples/requirements', ref: 'HEAD' };
  if (type === 'binderhub') return { name, type: 'purl:binder-notebook', content: { repository }, ...needs };
  if (type === 'jupyterhub')
    return { name, type: 'purl:jupyter-notebook', content: { notebook: 'index.ipynb' }, ...needs };
  return { name, type: 'purl:docker-container', content: { image: 'docker.io/library/hello-world:latest' }, ...needs };
}

function asJson({ platform: { id, name, type }, learnt, tokenPlace }: TestResult): string {
  const common = { platform: { id, name, type }, isAsked: isAsked(learnt), token: tokenPlace ?? null };
  if (learnt.kind !== 'facts') return text({ ...common, answer: learnt });
  const { facts } = learnt;
  const told = toldFacts(facts).map(({ words: _, ...each }) => each);
  return text({
    ...common,
    learnt: told.filter((each) => each.text !== undefined),
    unknown: told.filter((each) => each.text === undefined),
    refusals: facts.refusals,
    notes: facts.notes,
  });
}

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
