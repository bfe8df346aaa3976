import type { Source } from '../core/index';
import { isRecord, textMember } from './http/jsonValue';
import { DEEPEST, readJson } from './http/json';
import { type ExchangeFailure, type HttpReply, headerOf } from './http/outcome';
import { bodySentence, isWebPage } from './http/receive';
import { detailOf } from './http/refusal';
import { remoteText } from './http/remoteText';
import { retryAfterMs } from './http/retryAfter';
import { errorInVotable } from './http/votable';
import { emptyBody, notJson, tooDeep, webPage } from './messages';
import { notXml, requestRefused, xmlWithDoctype } from './messages/asking';
import type { Failure, JsonReply, Refused, Reply, TextReply, XmlReply } from './reply';

/** What is known when a reply is read: who sent it, which request it answers, and the time in milliseconds since 1970. */
export interface About {
  readonly platform: string;
  readonly source: Source;
  readonly now: number;
}

/** How a body is read: what was found in it, or the sentence that says what is wrong. */
export interface Reader<R extends Reply> {
  readonly accept: string;
  read(text: string, reply: HttpReply, about: About): Promise<Omit<R, keyof Reply> | string>;
}

/** JSON; nothing at all is read as undefined, unless it answers a GET. */
export const jsonReader: Reader<JsonReply> = {
  accept: 'application/json',
  read: async (text, reply, { platform, source }) => {
    const reading = readJson(text);
    if (reading.kind === 'json') return Promise.resolve({ kind: 'json', value: reading.value });
    if (reading.kind === 'tooDeep') return tooDeep(platform, DEEPEST);
    if (reading.kind === 'notJson') return isWebPage(reply, text) ? webPage(platform) : notJson(platform);
    return source.from.startsWith('GET ') ? emptyBody(platform) : { kind: 'json', value: undefined };
  },
};

/** XML, without document types. The parser is loaded when the first is read. */
export const xmlReader: Reader<XmlReply> = {
  accept: 'text/xml, application/xml;q=0.9',
  read: async (text, reply, { platform }) => {
    const { readXml } = await import('./http/xml');
    if (isWebPage(reply, text)) return webPage(platform);
    const reading = readXml(text);
    switch (reading.kind) {
      case 'xml':
        return { kind: 'xml', root: reading.root };
      case 'empty':
        return emptyBody(platform);
      case 'tooDeep':
        return tooDeep(platform, DEEPEST);
      case 'doctype':
        return xmlWithDoctype(platform);
      case 'notXml':
        return notXml(platform);
    }
  },
};

/** Any text, but no page for people unless one was asked for. */
export function textReader(accept = 'text/plain, */*;q=0.5'): Reader<TextReply> {
  return {
    accept,
    read: async (text, reply, { platform }) => {
      const isUnwanted = !accept.includes('html') && text.trim() !== '' && isWebPage(reply, text);
      return Promise.resolve(isUnwanted ? webPage(platform) : { kind: 'text', text });
    },
  };
}

/** Reads what came of a request: its body if the status is 2xx, otherwise the failure that says what the platform said. */
export async function readAs<R extends Reply>(
  outcome: HttpReply | ExchangeFailure,
  reader: Reader<R>,
  about: About,
): Promise<(Omit<R, keyof Reply> & Reply) | Failure> {
  const { source, platform } = about;
  if (outcome.kind !== 'reply') return { ...outcome, source };
  const { status, body, headers, url } = outcome;
  if (status < 200 || status > 299) return refusedBy(outcome, about, await votableError(outcome));
  if (body.kind !== 'text') return { kind: 'unintelligible', because: bodySentence(body, platform), source };
  const found = await reader.read(body.text, outcome, about);
  if (typeof found === 'string') return { kind: 'unintelligible', because: found, source };
  return { ...found, status, headers, url, source };
}

function refusedBy(reply: HttpReply, { platform, source, now }: About, error: string | undefined): Failure {
  const { status, body, hadToken, headers, url } = reply;
  const text = body.kind === 'text' ? body.text : '';
  const reading = readJson(text);
  const value = reading.kind === 'json' ? { value: reading.value } : {};
  const said = saidIn(text, reply) ?? error;
  const waitMs = retryAfterMs(headerOf(reply, 'retry-after'), now);
  const refused: Refused = { status, headers, url, ...value, ...(said !== undefined && { said }) };
  const because = requestRefused(platform, {
    request: source.from,
    status,
    hadToken,
    ...(said !== undefined && { said }),
    ...(waitMs !== undefined && { waitMs }),
  });
  if (status === 401 || status === 403) return { kind: 'unauthorised', remedy: because, status, source, refused };
  return { kind: 'unreachable', because, status, source, refused };
}

/** The sentence of a refusal: in JSON, also one wrapped in a single member as OpenStack does; or a line of plain text. */
function saidIn(text: string, reply: HttpReply): string | undefined {
  const reading = readJson(text);
  if (reading.kind !== 'json') {
    const isPlain = /^\s*text\/plain/i.test(headerOf(reply, 'content-type') ?? '') && text.trim() !== '';
    return isPlain ? remoteText(text, 500) : undefined;
  }
  const [only, ...others] = isRecord(reading.value) ? Object.values(reading.value) : [];
  const said = detailOf(text) ?? (others.length === 0 ? textMember(only, 'message', 'description') : undefined);
  return said === undefined ? undefined : remoteText(said, 500);
}

/** The sentence of an error in XML, as services of the IVOA send it. */
async function votableError({ body }: HttpReply): Promise<string | undefined> {
  if (body.kind !== 'text' || !/<(\w+:)?VOTABLE[\s>]/.test(body.text)) return undefined;
  const { readXml } = await import('./http/xml');
  const reading = readXml(body.text);
  const said = reading.kind === 'xml' ? errorInVotable(reading.root) : undefined;
  return said === undefined ? undefined : remoteText(said, 500);
}
