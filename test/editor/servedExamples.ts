import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { projectRoot } from './host/projectRoot';

/** The example platforms behind HTTP, as `ossr serve` puts them there. */
export interface ServedExamples {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts `ossr serve` with the example platforms, and resolves with the address that it prints. */
export async function serveExamples(): Promise<ServedExamples> {
  const root = projectRoot();
  const given = ['serve', '--platforms', path.join(root, 'examples', 'platforms.json'), '--format', 'json'];
  const service = spawn(process.execPath, [path.join(root, 'dist', 'cli.cjs'), ...given], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(service, 'exit');
  const line = once(createInterface(service.stdout), 'line') as Promise<[string]>;
  const first = await Promise.race([line, ended.then(() => undefined)]);
  if (first === undefined) throw new Error('"ossr serve" ended before it told its address.');
  const { url } = JSON.parse(first[0]) as { url: string };
  return {
    url,
    close: async () => {
      service.kill();
      await ended;
    },
  };
}
