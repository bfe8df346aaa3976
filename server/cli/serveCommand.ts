import { once } from 'node:events';
import { type HttpClient, type Platform, askAll, isLoopback } from '../platforms/index';
import type { Arguments } from './arguments';
import { refuse } from './canIDoThis';
import { openAccess } from './credentials';
import { EXIT, type ExitCode } from './exitCodes';
import { messages } from './messages';
import { readHubSettings } from './serve/hub';
import { hubGate } from './serve/hubGate';
import { nothingToServe, stopping } from './serve/messages';
import { type ServiceOptions, startService } from './serve/server';
import type { World } from './world';

/** `ossr serve`: answers canIDoThis over HTTP until it is interrupted. */
export async function serveCommand(given: Arguments, world: World): Promise<ExitCode> {
  const configured = await world.platforms(given.platforms);
  if ('trouble' in configured) return refuse(world, configured.trouble, EXIT.usage);
  if (configured.platforms.length === 0) {
    return refuse(world, nothingToServe(given.platforms ?? world.platformFile), EXIT.usage);
  }
  const access = await openAccess(given, configured.platforms, world);
  if ('trouble' in access) return refuse(world, access.trouble, EXIT.usage);
  const { http } = access;
  try {
    const where = placeOf(given, world, http);
    if ('trouble' in where) return refuse(world, where.trouble, EXIT.usage);
    const platforms = configured.platforms.map((each) => world.createPlatform(each, http));
    return await serve({ ...where, platforms }, given, world);
  } finally {
    await http.dispose();
  }
}

type Where = Pick<ServiceOptions, 'host' | 'port' | 'token' | 'gate' | 'prefix'>;

/** Where to listen, and who may ask: as the arguments say, or as JupyterHub does. */
function placeOf({ isHubService, host, port }: Arguments, world: World, http: HttpClient): Where | { trouble: string } {
  if (isHubService) {
    const hub = readHubSettings(world.environment);
    return 'trouble' in hub ? hub : { host: hub.host, port: hub.port, prefix: hub.prefix, gate: hubGate(hub, http) };
  }
  const token = world.environment['OSSR_SERVE_TOKEN'];
  return { host, port, ...(token && { token }) };
}

async function serve(
  where: Where & { readonly platforms: readonly Platform[] },
  { format, isHubService }: Arguments,
  world: World,
): Promise<ExitCode> {
  const logFault = (platform: string, fault: unknown) => world.err(`ossr: ${platform}: ${String(fault)}\n`);
  const service = await startService({
    ...where,
    ask: (task, asked, signal) => askAll(task, asked, { signal, now: world.now, onFault: logFault }),
    onFault: (fault) => logFault('serve', fault),
  });
  if (service.kind === 'refused') return refuse(world, service.because, EXIT.usage);
  const url = `${service.url}${where.prefix ?? '/'}canIDoThis`;
  world.out(
    format === 'json' ? `${JSON.stringify({ url })}\n` : `${messages.listening(url, where.platforms.length)}\n`,
  );
  if (!isHubService && !isLoopback(where.host)) world.err(`ossr: ${messages.needsProxy}\n`);
  if (!world.interrupted.aborted) await once(world.interrupted, 'abort');
  if (service.underWay() > 0) world.err(`ossr: ${stopping(service.underWay())}\n`);
  await service.close();
  return EXIT.fine;
}
