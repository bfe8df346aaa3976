import { type PlatformConfiguration, type Source, readAt } from '../core/index';
import type { HttpClient, HttpRequest } from './http';
import { type AuthScheme, type Secret, secretParts } from './http/authorise';
import { addressIn, folderOf } from './http/base';
import { limited } from './inParallel';
import { identityOf } from './identity';
import { outsidePlatform, tokenWanted } from './messages/asking';
import { type Reader, jsonReader, readAs, textReader, xmlReader } from './readAs';
import type { Failure, JsonReply, Reply, TextReply, XmlReply } from './reply';

/** How one request differs from a plain one. */
export interface AskOptions {
  /** Added to the address; undefined members are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** The media type that is asked for, when not the method's own. */
  readonly accept?: string;
  /** True where the token is not to be sent. */
  readonly isAnonymous?: boolean;
  /** False where a redirect is itself the answer: a failure with the `location` among the headers of `refused`. */
  readonly follow?: boolean;
}

/** What is sent along: a value as JSON, or fields as a form. */
export type AskContent =
  { readonly json: unknown } | { readonly form: Readonly<Record<string, string | number | boolean>> };

/**
 * How an adapter asks its platform: bound to the platform's address, token and deadline. A path is taken from the
 * platform's `url`; an address in full is asked only where it is inside of that. What goes wrong with the world is a
 * `Failure`; a promise rejects only when the asker calls off, and for faults of our own. Requests that do not need each
 * other are best sent together: not more than six are under way at once.
 */
export interface Ask {
  get(path: string, options?: AskOptions): Promise<JsonReply | Failure>;
  getXml(path: string, options?: AskOptions): Promise<XmlReply | Failure>;
  /** Any text; a page for people only with `accept: 'text/html'`. */
  getText(path: string, options?: AskOptions): Promise<TextReply | Failure>;
  /** Never sent twice. An empty answer is JSON with the value undefined. */
  post(path: string, content: AskContent, options?: AskOptions): Promise<JsonReply | Failure>;
  postXml(path: string, content: AskContent, options?: AskOptions): Promise<XmlReply | Failure>;
  delete(path: string, options?: AskOptions): Promise<TextReply | Failure>;
  /** The user's secret, for platforms that want it in a form of their own; without one, the failure that says so. */
  secret(): Promise<({ readonly kind: 'secret' } & Secret) | Failure>;
  /** The same for another address that the platform names, such as a service of its catalogue: without its token, with these headers. */
  at(url: string, headers: Readonly<Record<string, string>>): Ask;
  /** Work for afterwards, such as to take back what was created: done with a time of its own, also when called off. */
  lastly(work: (ask: Ask) => Promise<unknown>): void;
  /** A source that is live at this moment, for what no single reply tells. */
  source(from: string): Source;
}

/** Platforms that are asked over HTTP. */
export type AskedConfiguration = Exclude<PlatformConfiguration, { readonly type: 'local' }>;

/** How long a platform has for its answer, in milliseconds: what its configuration says, otherwise 10 s. */
export function timeoutMsOf({ timeout = 10 }: Pick<AskedConfiguration, 'timeout'>): number {
  return timeout * 1000;
}

/** What asking is bound to. `auth` is how the platform's token is sent. */
export interface AskContext {
  readonly configuration: AskedConfiguration;
  readonly auth: AuthScheme;
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly lastly: Ask['lastly'];
}

const AT_ONCE = 6;

/** Makes the asking of one question. */
export function createAsk(context: AskContext): Ask {
  return askAt(context, { base: context.configuration.url, auth: context.auth }, limited(AT_ONCE));
}

interface Place {
  readonly base: string;
  readonly auth: AuthScheme;
  readonly headers?: Readonly<Record<string, string>>;
}

function askAt(context: AskContext, place: Place, enter: ReturnType<typeof limited>): Ask {
  const { http, now, signal } = context;
  const platform = identityOf(context.configuration);
  const source = (from: string) => readAt(now().toISOString())(from);
  const send = async <R extends Reply>({ path, options, ...sent }: Sent, reader: Reader<R>) => {
    const target = addressIn(place.base, path, options.query);
    const from = `${sent.method} ${target?.shown ?? path}`;
    if (!target) {
      const failure: Failure = {
        kind: 'unreachable',
        because: outsidePlatform(platform.name, path),
        source: source(from),
      };
      return failure;
    }
    const request = requestTo(target.url, { accept: reader.accept, ...options }, { context, place });
    const reply = await enter(async () => http.request({ ...request, ...sent }));
    return readAs(reply, reader, { platform: platform.name, source: source(from), now: now().getTime() });
  };
  return {
    get: async (path, options = {}) => send({ method: 'GET', path, options }, jsonReader),
    getXml: async (path, options = {}) => send({ method: 'GET', path, options }, xmlReader),
    getText: async (path, options = {}) => send({ method: 'GET', path, options }, textReader(options.accept)),
    post: async (path, content, options = {}) =>
      send({ method: 'POST', path, options, content: written(content) }, jsonReader),
    postXml: async (path, content, options = {}) =>
      send({ method: 'POST', path, options, content: written(content) }, xmlReader),
    delete: async (path, options = {}) => send({ method: 'DELETE', path, options }, textReader('*/*, text/html;q=0.1')),
    secret: async () => {
      const origin = addressIn(place.base, '')?.url.origin ?? '';
      const reading = await http.secret(platform, origin, signal);
      if (reading.kind !== 'secret') return { ...reading, source: source('the token') };
      const { token } = reading;
      if (token !== undefined) return { kind: 'secret', ...secretParts(place.auth, token) };
      return { kind: 'unauthorised', remedy: tokenWanted(platform.name), source: source('the token') };
    },
    at: (base, headers) => askAt(context, { base, headers, auth: { type: 'none' } }, enter),
    lastly: context.lastly,
    source,
  };
}

interface Sent extends Pick<HttpRequest, 'method' | 'content'> {
  readonly path: string;
  readonly options: AskOptions;
}

interface Bound {
  readonly context: AskContext;
  readonly place: Place;
}

function requestTo(url: URL, options: AskOptions & { readonly accept: string }, { context, place }: Bound) {
  const { configuration, timeoutMs, signal } = context;
  const headers = { ...place.headers, ...options.headers };
  return {
    url: url.href,
    platform: identityOf(configuration),
    timeoutMs,
    signal,
    accept: options.accept,
    auth: options.isAnonymous === true ? { type: 'none' as const } : place.auth,
    scope: folderOf(place.base),
    follow: options.follow !== false,
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(configuration.ca !== undefined && { ca: configuration.ca }),
  };
}

function written(content: AskContent) {
  if ('json' in content) return { type: 'application/json', text: JSON.stringify(content.json) };
  const fields = Object.entries(content.form).map(([key, value]): [string, string] => [key, String(value)]);
  return { type: 'application/x-www-form-urlencoded', text: new URLSearchParams(fields).toString() };
}
