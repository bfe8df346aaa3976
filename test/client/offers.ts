import type { Answer, DocumentOffers, ExecutableOffers, Offer, PlatformAnswer, Task } from '../../server/core/protocol';

/** What a test asks. */
export const TASK: Task = {
  name: 'Demo container',
  type: 'purl:docker-container',
  content: { image: 'docker.io/example/crab-spectrum:1.0' },
  'compute-resources': [{ name: 'worker', mincores: 4, minmemory: '8Gi' }],
};

/** An offer that fits the task. */
export const OFFER: Offer = { name: 'medium', cores: 8, memory: '16Gi', fixed: true, task: TASK };

/** The answer of a platform of this name. */
export function answerOf(name: string, answer: Answer): PlatformAnswer {
  return { platform: { id: name, name, type: 'canidothis' }, answer, answeredAt: '2026-11-23T12:00:00Z' };
}

/** An executable that was asked about. */
export function executable(changes: Partial<ExecutableOffers> = {}): ExecutableOffers {
  const answers = [answerOf('Platform a', { kind: 'offers', offers: [OFFER], caveats: [] })];
  return { executable: 'Demo container', state: 'answered', stale: false, asked: 1, task: TASK, answers, ...changes };
}

/** A record with these executables, and the platforms that answered. */
export function documentOffers(
  executables: readonly ExecutableOffers[],
  changes: Partial<DocumentOffers> = {},
): DocumentOffers {
  const platforms = executables.flatMap(({ answers }) => answers.map(({ platform }) => platform));
  return { uri: 'file:///codemeta.json', platforms, executables, ...changes };
}
