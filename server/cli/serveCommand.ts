import { once } from 'node:events';
import { askAll } from '../platforms/index';
import type { Arguments } from './arguments';
import { credentials, readTokens, refuse } from './canIDoThis';
import { EXIT, type ExitCode } from './exitCodes';
import { messages } from './messages';
import { startService } from './serve/server';
import type { World } from './world';

/** `ossr serve`: answers canIDoThis over HTTP until it is interrupted. */
export async function serveCommand(given: Arguments, world: World): Promise<ExitCode> {
  const configured = await world.platforms(given.platforms);
  if ('trouble' in configured) return refuse(world, configured.trouble, EXIT.usage);
  const tokens = await readTokens(given.tokenFiles);
  if (typeof tokens === 'string') return refuse(world, tokens, EXIT.usage);
  const http = world.createHttpClient(credentials(tokens, world));
  try {
    const platforms = configured.platforms.map((each) => world.createPlatform(each, http));
    const token = world.environment['OSSR_SERVE_TOKEN'];
    const service = await startService({
      platforms,
      ask: (task, asked, signal) => askAll(task, asked, { signal, now: world.now, onFault: logFault(world) }),
      host: given.host,
      port: given.port,
      ...(token && { token }),
      onFault: (fault) => logFault(world)('serve', fault),
    });
    if (service.kind === 'refused') return refuse(world, service.because, EXIT.usage);
    const url = `${service.url}/canIDoThis`;
    world.out(
      given.format === 'json' ? `${JSON.stringify({ url })}\n` : `${messages.listening(url, platforms.length)}\n`,
    );
    if (!world.interrupted.aborted) await once(world.interrupted, 'abort');
    await service.close();
    return EXIT.fine;
  } finally {
    await http.dispose();
  }
}

function logFault({ err }: World): (platform: string, fault: unknown) => void {
  return (platform, fault) => err(`ossr: ${platform}: ${String(fault)}\n`);
}
