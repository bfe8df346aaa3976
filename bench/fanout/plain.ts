import { Agent, request } from 'undici';
import type { Asked, Asking } from './asker';

/** The same question by undici alone, without bounds, credentials or reading the answers: what this machine can do at best. */
process.once('message', ({ ports, task }: Asking) => {
  void measure(ports.slice(0, -1), JSON.stringify(task)).then((asked) => {
    process.send?.(asked);
    process.exit();
  });
});

async function measure(ports: readonly number[], body: string): Promise<Asked> {
  const dispatcher = new Agent();
  const times: number[] = [];
  const headers = { 'content-type': 'application/json' };
  const begun = performance.now();
  await Promise.all(
    ports.map(async (port) => {
      const signal = AbortSignal.timeout(10_000);
      const response = await request(`http://127.0.0.1:${port}/`, {
        dispatcher,
        method: 'POST',
        headers,
        body,
        signal,
      });
      await response.body.json();
      times.push(performance.now() - begun);
    }),
  );
  return {
    first: times[0] ?? NaN,
    all: times.at(-1) ?? NaN,
    yes: times.length,
    silent: 'timedOut',
    memory: NaN,
    loading: NaN,
  };
}
