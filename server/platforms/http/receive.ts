import { corruptBody, emptyBody, notJson, tooDeep, tooLarge, unknownEncoding, webPage } from '../messages';
import { type BodyReading, readBody } from './body';
import type { RawResponse } from './dispatch';
import { DEEPEST, readJson } from './json';
import { type Exchange, type ExchangeFailure, type HttpReply, headerOf } from './outcome';
import { refusal } from './refusal';
import { retryAfterMs } from './retryAfter';

/** Reads a response within the bounds of SAFETY R5. */
export async function readReply(response: RawResponse, url: URL, hadToken: boolean): Promise<HttpReply> {
  const { status, headers, body: raw } = response;
  const body = raw ? await readBody(raw, headerOf(response, 'content-encoding')) : ({ kind: 'tooLarge' } as const);
  return { kind: 'reply', status, headers, body, url: url.href, hadToken };
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
