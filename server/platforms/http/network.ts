import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import { type Environment, trustContext } from './certificates';

/** How this machine reaches the network, from the environment and the editor's settings `http.*`. */
export interface NetworkSettings {
  readonly environment: Environment;
  /** The address of a proxy; it goes before `HTTPS_PROXY`. An empty text is no proxy at all. */
  readonly proxy?: string;
  /** Hosts that are reached without the proxy; besides `NO_PROXY`. */
  readonly noProxy?: readonly string[];
  /** Whether the proxy's own certificate is checked; true when absent. The platform's always is. */
  readonly isProxyChecked?: boolean;
  /** The header `Proxy-Authorization`. */
  readonly proxyAuthorization?: string;
}

/** Finds the way to an address. */
export interface Network {
  /** What carries requests to an address; undefined when the file of certificates cannot be used. */
  dispatcherFor(url: URL, ca: string | undefined): Promise<Dispatcher | undefined>;
  dispose(): Promise<void>;
}

/** Enough for one question's requests at a time, and few enough for a platform that counts connections. */
const CONNECTIONS = 8;

/**
 * Makes the ways to platforms: this machine directly, others through the proxy where there is one. Each is made at its
 * first use, since most questions need one alone, and reused, so that connections are.
 */
export function createNetwork(settings: () => Promise<NetworkSettings>): Network {
  const made = new Map<string, Promise<Dispatcher | undefined>>();
  const once = async (key: string, make: () => Promise<Dispatcher | undefined>) => {
    const known = made.get(key) ?? make();
    made.set(key, known);
    const dispatcher = await known.catch((fault: unknown) => {
      made.delete(key);
      throw fault;
    });
    if (!dispatcher) made.delete(key); // the user mends the file, and asks again
    return dispatcher;
  };
  return {
    dispatcherFor: async (url, ca) =>
      url.protocol === 'http:'
        ? once('plain', () => Promise.resolve(new Agent({ connections: CONNECTIONS })))
        : once(`tls ${ca ?? ''}`, async () => tlsDispatcher(await settings(), ca)),
    dispose: async () => {
      const all = await Promise.all(made.values());
      made.clear();
      await Promise.all(all.map(async (each) => each?.destroy()));
    },
  };
}

async function tlsDispatcher(settings: NetworkSettings, ca: string | undefined): Promise<Dispatcher | undefined> {
  const { environment } = settings;
  const secureContext = await trustContext(environment, ca);
  if (!secureContext) return undefined;
  const direct = { connections: CONNECTIONS, connect: { secureContext } };
  const proxy = proxyAddress(settings.proxy ?? environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '');
  if (proxy === undefined) return new Agent(direct);
  const { isProxyChecked = true, proxyAuthorization: token } = settings;
  return new EnvHttpProxyAgent({
    ...direct,
    httpProxy: '',
    httpsProxy: proxy,
    noProxy: exceptions(settings),
    requestTls: { secureContext },
    proxyTls: { secureContext, rejectUnauthorized: isProxyChecked },
    ...(token !== undefined && token !== '' && { token }),
  });
}

/** The address of a proxy as people write it: without a scheme it is HTTP, as for curl. Undefined where there is none. */
function proxyAddress(text: string): string | undefined {
  if (text.trim() === '') return undefined;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url && ['http:', 'https:', 'socks5:'].includes(url.protocol) ? url.href : undefined;
}

/** This machine is never reached through a proxy. */
function exceptions({ environment, noProxy = [] }: NetworkSettings): string {
  const own = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  return [own, ...noProxy, 'localhost', '127.0.0.1', '[::1]'].filter((each) => each !== '').join(',');
}
