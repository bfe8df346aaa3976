import type { Dispatcher } from 'undici';
import { corruptBody, emptyBody, notJson, tooDeep, tooLarge, unknownEncoding, webPage } from '../messages';
import { type BodyReading, LARGEST, readBody } from './body';
import { DEEPEST, readJson } from './json';
import { type Exchange, type ExchangeFailure, type HttpReply, headerOf } from './outcome';
import { refusal } from './refusal';
import { retryAfterMs } from './retryAfter';

/** Reads a response within the bounds of SAFETY R5. Rejects where the connection breaks. */
export async function readReply(response: Dispatcher.ResponseData, url: URL, hadToken: boolean): Promise<HttpReply> {
  const headers = new Map(
    Object.entries(response.headers).map(([name, value]): [string, readonly string[]] => [name, [value ?? []].flat()]),
  );
  const body = await boundedBody(response, headers.get('content-encoding')?.join(', '));
  return { kind: 'reply', status: response.statusCode, headers, body, url: url.href, hadToken };
}

/** What a reply means to somebody who asked for JSON: its value if the status is 2xx, otherwise what the refusal means. */
export function receive(reply: HttpReply, platform: string, now: number): Exchange {
  const { status, body, hadToken } = reply;
  if (status >= 200 && status < 300) {
    if (body.kind !== 'text') return { kind: 'unintelligible', because: bodySentence(body, platform), status };
    return answered(body.text, reply, platform);
  }
  const waitMs = retryAfterMs(headerOf(reply, 'retry-after'), now);
  return refusal(platform, {
    status,
    hadToken,
    ...(body.kind === 'text' ? { text: body.text } : {}),
    ...(waitMs === undefined ? {} : { waitMs }),
  });
}

/** Whether a reply is a page for people. */
export function isWebPage(reply: HttpReply, text: string): boolean {
  const isTyped = /^\s*(text\/html|application\/xhtml\+xml)/i.test(headerOf(reply, 'content-type') ?? '');
  return isTyped || /^\s*<(!doctype html|html)/i.test(text);
}

async function boundedBody(response: Dispatcher.ResponseData, encoding: string | undefined): Promise<BodyReading> {
  response.body.on('error', () => undefined); // what breaks while it is let go is of no interest
  if (Number([response.headers['content-length']].flat()[0] ?? 0) > LARGEST) {
    response.body.destroy();
    return { kind: 'tooLarge' };
  }
  return readBody(response.body, encoding);
}

function answered(text: string, reply: HttpReply, platform: string): Exchange {
  const { status, url } = reply;
  const failed = (because: string): ExchangeFailure => ({ kind: 'unintelligible', because, status });
  const reading = readJson(text);
  if (isWebPage(reply, text)) return failed(webPage(platform));
  switch (reading.kind) {
    case 'json':
      return { kind: 'json', value: reading.value, status, url };
    case 'empty':
      return failed(emptyBody(platform));
    case 'tooDeep':
      return failed(tooDeep(platform, DEEPEST));
    case 'notJson':
      return failed(notJson(platform));
  }
}

/** Why a body could not be read. */
export function bodySentence(body: Exclude<BodyReading, { kind: 'text' }>, platform: string): string {
  switch (body.kind) {
    case 'tooLarge':
      return tooLarge(platform);
    case 'unknownEncoding':
      return unknownEncoding(platform);
    case 'corrupt':
      return corruptBody(platform);
  }
}
