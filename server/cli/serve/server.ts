import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import { drained } from './drain';
import { type Gate, ownGate, unsafeStart } from './guard';
import { cannotListen, ownFault, portTaken, shuttingDown } from './messages';
import { type Reply, faultReply } from './reply';
import { type Service, respond } from './respond';

/** How `ossr serve` is started. Port 0 takes a free one; `token` is what askers must send, if set. */
export interface ServiceOptions extends Service {
  readonly host: string;
  readonly port: number;
  readonly token?: string;
  /** Who may ask, where somebody else than this service decides it; the token does not count then. */
  readonly gate?: Gate;
  /** Told of faults of our own, for the log. */
  readonly onFault?: (error: unknown) => void;
  /** How long `close` waits for answers under way, in milliseconds; 5,000 when absent. */
  readonly graceMs?: number;
}

/** A service that listens, or the sentence that says why it does not. */
export type StartedService =
  | {
      readonly kind: 'listening';
      readonly url: string;
      /** How many requests have no answer yet. */
      underWay(): number;
      close(): Promise<void>;
    }
  | { readonly kind: 'refused'; readonly because: string };

/**
 * Starts the canIDoThis web service in front of the platforms. It listens on any host but loopback with a token only. `close`
 * stops accepting, and calls off what is still under way when the grace is over.
 */
export async function startService(options: ServiceOptions): Promise<StartedService> {
  const unsafe = options.gate ? undefined : unsafeStart(options.host, options.token);
  if (unsafe !== undefined) return { kind: 'refused', because: unsafe };
  const gate = options.gate ?? ownGate(options.host, options.token);
  const underWay = new Set<AbortController>();
  const server = createServer({ connectionsCheckingInterval: 1000, requestTimeout: 10_000, headersTimeout: 5000 });
  server.maxConnections = 256;
  server.on('request', (request, response) => void answer(request, response, { options, gate, underWay, server }));
  const because = await listen(server, options);
  if (because !== undefined) return { kind: 'refused', because };
  server.on('error', (error) => options.onFault?.(error));
  return {
    kind: 'listening',
    url: urlOf(server, options.host),
    underWay: () => underWay.size,
    close: async () => close(server, underWay, options.graceMs),
  };
}

interface Running {
  readonly options: ServiceOptions;
  readonly gate: Gate;
  readonly underWay: Set<AbortController>;
  readonly server: Server;
}

async function answer(request: IncomingMessage, response: ServerResponse, running: Running): Promise<void> {
  const { underWay, server } = running;
  const controller = new AbortController();
  underWay.add(controller);
  response.on('close', () => controller.abort());
  const reply = await replyTo(request, running, controller.signal);
  await drained(request);
  underWay.delete(controller);
  if (!response.destroyed) send(response, reply, request.complete && server.listening);
}

async function replyTo(request: IncomingMessage, { options, gate }: Running, signal: AbortSignal): Promise<Reply> {
  try {
    return (await gate(request, signal)) ?? (await respond(request, options, signal));
  } catch (error) {
    if (signal.aborted) return faultReply(503, 'stopping', shuttingDown());
    options.onFault?.(error);
    return faultReply(500, 'fault', ownFault());
  }
}

function send(response: ServerResponse, { status, body, headers }: Reply, isKept: boolean): void {
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...(isKept ? {} : { connection: 'close' }),
    ...headers,
  });
  response.end(text);
}

async function listen(server: Server, { host, port }: ServiceOptions): Promise<string | undefined> {
  return new Promise((resolve) => {
    server.once('error', (error) => {
      const code = 'code' in error ? String(error.code) : error.name;
      resolve(code === 'EADDRINUSE' ? portTaken(port) : cannotListen(host, code));
    });
    server.listen(port, bare(host), () => resolve(undefined));
  });
}

function urlOf(server: Server, host: string): string {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `http://${host.includes(':') ? `[${bare(host)}]` : host}:${port}`;
}

function bare(host: string): string {
  return host.replace(/^\[(.*)\]$/, '$1');
}

async function close(server: Server, underWay: ReadonlySet<AbortController>, graceMs = 5000): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const controller of underWay) controller.abort();
      setImmediate(() => server.closeAllConnections());
    }, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}
