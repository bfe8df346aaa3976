import { afterAll, afterEach, beforeAll } from 'vitest';
import { openWorkplace, type Workplace } from './harness/workplace';

/** A server that really runs, on this machine, for one test file. Each adds what its story needs: servers/<id>.ts. */
export interface RealServer {
  readonly id: string;
  /** As the server itself tells it. */
  readonly version: string;
  /** What a user would configure as the platform's address. */
  readonly url: string;
  /** Ends it, and all that belongs to it; may be called twice. A story's last step does it, to see who is unreachable. */
  stop(): Promise<void>;
}

const START_LIMIT_MS = 12 * 60_000;
const STOP_LIMIT_MS = 120_000;

/**
 * Gives a test file its server: installed and started before the tests, stopped after them, however they end.
 * A server that cannot be started fails the file with the reason and its logs; a test that fails shows the logs.
 */
export function useServer<S extends RealServer>(id: string, start: (place: Workplace) => Promise<S>): () => S {
  let place: Workplace | undefined;
  let server: S | undefined;
  beforeAll(async () => {
    const begun = Date.now();
    place = await openWorkplace(id);
    server = await start(place).catch((error: unknown) => {
      console.log(`The logs of ${id}:\n${place?.logs() ?? 'none'}`);
      throw error;
    });
    console.log(`${id} ${server.version}: ready after ${seconds(begun)} s.`);
  }, START_LIMIT_MS);
  afterEach(({ task }) => {
    if (task.result?.state === 'fail') console.log(`The logs of ${id}:\n${place?.logs() ?? 'none'}`);
  });
  afterAll(async () => {
    const begun = Date.now();
    await server?.stop().catch((error: unknown) => console.log(`${id} did not stop in its own way: ${String(error)}`));
    await place?.close();
    console.log(`${id}: stopped in ${seconds(begun)} s.`);
  }, STOP_LIMIT_MS);
  return () => {
    if (server === undefined) throw new Error(`${id} is not running.`);
    return server;
  };
}

function seconds(begun: number): string {
  return ((Date.now() - begun) / 1000).toFixed(1);
}
