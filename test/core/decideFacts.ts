import {
  type Answer,
  type PlatformFacts,
  type Task,
  capacity,
  decide,
  fact,
  facts,
  readAt,
} from '../../server/core/index';

/** Where the facts of these tests were read. */
export const read = readAt('2026-11-23T12:00:00Z');

/** A fact read off a call. */
export const known = <T>(value: T | undefined, from = 'GET /limits') => fact(value, read(from));

/** An executable with one machine, and whatever else. */
export function taskOf(
  machine: Readonly<Record<string, unknown>>,
  others: Readonly<Record<string, unknown>> = {},
): Task {
  return {
    name: 'e',
    type: 'purl:docker-container',
    content: { image: 'i:1' },
    'compute-resources': [machine],
    ...others,
  };
}

/** A flavour: cores, GiB of memory, and what else it has. */
export function flavour(name: string, cores: number, gibibytes: number, others = {}) {
  const size = { name, isFixed: true, cores: capacity.cores(cores), memory: capacity.gibibytes(gibibytes) };
  return { ...size, cores: size.cores ?? ('unknown' as const), memory: size.memory ?? ('unknown' as const), ...others };
}

/** The sentences of a no, each behind the requirement that it is about; `offers` for a yes. */
export function reasonsOf(task: Task, known: Partial<PlatformFacts>): readonly string[] | string {
  const answer = decide(task, facts(known));
  return answer.kind === 'declined' ? answer.reasons.map(({ path, text }) => `${path}: ${text}`) : answer.kind;
}

/** The sentences of what is not known, for a yes. */
export function caveatsOf(task: Task, known: Partial<PlatformFacts>): readonly string[] | string {
  const answer = decide(task, facts(known));
  return answer.kind === 'offers' ? answer.caveats.map(({ path, text }) => `${path}: ${text}`) : answer.kind;
}

/** What would make a no a yes: `compute-resources/0/minmemory: 48Gi → 16Gi`. */
export function changesOf(answer: Answer): readonly string[] | undefined {
  if (answer.kind !== 'declined') return undefined;
  return answer.smallestChange?.changes.map(({ path, from, to }) => `${path}: ${from} → ${to ?? 'gone'}`);
}
