import type { Dispatcher } from 'undici';
import { corruptBody, emptyBody, notJson, tooDeep, tooLarge, unknownEncoding, webPage } from '../messages';
import { type BodyReading, LARGEST, readBody } from './body';
import { DEEPEST, readJson } from './json';
import type { Exchange, ExchangeFailure } from './outcome';
import { refusal } from './refusal';
import { retryAfterMs } from './retryAfter';

/** What is known about the question when its answer arrives. `now` is in milliseconds since 1970. */
export interface Received {
  readonly url: URL;
  readonly platform: string;
  readonly hadToken: boolean;
  readonly now: number;
}

/** Reads a response that is no redirect: its JSON if the status is 2xx, otherwise what the refusal means. */
export async function receive(response: Dispatcher.ResponseData, about: Received): Promise<Exchange> {
  const { statusCode: status } = response;
  const body = await boundedBody(response);
  if (status >= 200 && status < 300) {
    if (body.kind !== 'text') return { kind: 'unintelligible', because: bodySentence(body, about.platform), status };
    return answered(body.text, response, about);
  }
  const waitMs = retryAfterMs(header(response, 'retry-after'), about.now);
  return refusal(about.platform, {
    status,
    hadToken: about.hadToken,
    ...(body.kind === 'text' ? { text: body.text } : {}),
    ...(waitMs === undefined ? {} : { waitMs }),
  });
}

/** A header of a response; those that came several times are joined, as HTTP means them. */
export function header(response: Dispatcher.ResponseData, name: string): string | undefined {
  const value = response.headers[name];
  return Array.isArray(value) ? value.join(', ') : value;
}

/** Lets go of a response whose body nobody wants. What breaks while it goes is of no interest. */
export function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => undefined);
  response.body.destroy();
}

async function boundedBody(response: Dispatcher.ResponseData): Promise<BodyReading> {
  if (Number(header(response, 'content-length') ?? 0) > LARGEST) {
    discard(response);
    return { kind: 'tooLarge' };
  }
  response.body.on('error', () => undefined);
  return readBody(response.body, header(response, 'content-encoding'));
}

function answered(text: string, response: Dispatcher.ResponseData, { url, platform }: Received): Exchange {
  const { statusCode: status } = response;
  const type = header(response, 'content-type') ?? '';
  const failed = (because: string): ExchangeFailure => ({ kind: 'unintelligible', because, status });
  if (/^\s*(text\/html|application\/xhtml\+xml)/i.test(type)) return failed(webPage(platform));
  const reading = readJson(text);
  switch (reading.kind) {
    case 'json':
      return { kind: 'json', value: reading.value, status, url: url.href };
    case 'empty':
      return failed(emptyBody(platform));
    case 'tooDeep':
      return failed(tooDeep(platform, DEEPEST));
    case 'notJson':
      return failed(/^\s*<(!doctype html|html)/i.test(text) ? webPage(platform) : notJson(platform));
  }
}

function bodySentence(body: Exclude<BodyReading, { kind: 'text' }>, platform: string): string {
  switch (body.kind) {
    case 'tooLarge':
      return tooLarge(platform);
    case 'unknownEncoding':
      return unknownEncoding(platform);
    case 'corrupt':
      return corruptBody(platform);
  }
}
