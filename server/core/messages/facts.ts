/** How the facts of a platform are told one by one; the decision's sentences are in `feasibility.ts`. */
import type { PlaceFacts } from '../feasibility/facts';

/** What each fact is called. */
export const FACT_WORDS = {
  runs: 'runs',
  engines: 'workflow engines',
  architectures: 'processors',
  sizes: 'sizes',
  cores: 'cores',
  memory: 'memory',
  gpus: 'GPUs',
  instances: 'machines',
  storage: 'storage',
  volume: 'one volume',
  duration: 'run time',
  lifetime: 'results kept',
  reads: 'reads data',
  quotas: 'quota',
  isQueued: 'queued',
} as const satisfies Partial<Record<keyof PlaceFacts, string>>;

/** The values of facts in words. */
export const factTexts = {
  unlimited: 'no limit',
  anySize: 'any size within the limits',
  nothing: 'nothing',
  noSizes: 'none at present',
  queued: 'yes: a task that fits waits for its turn',
  notQueued: 'no',
  upTo: (text: string) => `up to ${text}`,
  more: (count: number) => `and ${count} more`,
  quota: (text: string, holder: string) => `${text} in ${holder}`,
  usage: (limit: string, used: string | undefined, words: string) =>
    used === undefined ? `${limit} ${words}` : `${limit} ${words} (${used} in use)`,
  unknownFigure: (words: string) => `${words} not known`,
  unlimitedFigure: (words: string) => `any ${words}`,
  closed: (text: string, why: string) => (text === '' ? `closed: ${why}` : `closed: ${why}; ${text}`),
} as const;
