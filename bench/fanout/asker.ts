import { readFileSync } from 'node:fs';
import type { Task } from '../../server/core/index';
import { askAll, createPlatform } from '../../server/platforms/index';

/** What one fresh process that asks needs, and what it measures; times in milliseconds, memory in MB. */
export interface Asking {
  readonly ports: readonly number[];
  readonly task: Task;
}

/** The times of the first and the last answer of a platform that answers, how many answered, and how the silent one was told. */
export interface Asked {
  readonly first: number;
  readonly all: number;
  readonly yes: number;
  readonly silent: string;
  readonly memory: number;
  /** How long it takes to load what speaks HTTP, which a program does once, when it first asks. */
  readonly loading: number;
}

/** The silent platform's time is over after this; the others are long through. */
const TIMEOUT_S = 3;

process.once('message', ({ ports, task }: Asking) => {
  void measure(ports, task).then((asked) => {
    process.send?.(asked);
    process.disconnect();
  });
});

async function measure(ports: readonly number[], task: Task): Promise<Asked> {
  const beforeLoading = performance.now();
  const { createHttpClient } = await import('../../server/platforms/http/client');
  const http = createHttpClient({ credential: () => undefined });
  const loading = performance.now() - beforeLoading;
  const now = () => new Date();
  const platforms = ports.map((port, index) => {
    const identity = { id: `p${index}`, name: `Platform ${index}`, type: 'canidothis' as const };
    return createPlatform({ ...identity, url: `http://127.0.0.1:${port}/`, timeout: TIMEOUT_S }, { http, now });
  });
  const times: number[] = [];
  const begun = performance.now();
  const answers = await askAll(task, platforms, {
    signal: new AbortController().signal,
    now,
    onAnswer: ({ answer }) => answer.kind === 'offers' && times.push(performance.now() - begun),
  });
  const memory = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? 0) / 1024;
  await http.dispose();
  const silent = answers.at(-1)?.answer.kind ?? 'nothing';
  return { first: times[0] ?? NaN, all: times.at(-1) ?? NaN, yes: times.length, silent, memory, loading };
}
