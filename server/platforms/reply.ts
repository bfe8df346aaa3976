import { type Answer, type Fact, type Source, fact, unknown } from '../core/index';
import type { ExchangeFailure, ReplyHeaders } from './http/outcome';
import type { XmlElement } from './http/xml';

/** What is known of every reply that came. `source` says which request it answers, and when it came. */
export interface Reply {
  readonly status: number;
  readonly headers: ReplyHeaders;
  /** Where it came from, after redirects. */
  readonly url: string;
  readonly source: Source;
}

export type JsonReply = Reply & { readonly kind: 'json'; readonly value: unknown };
export type XmlReply = Reply & { readonly kind: 'xml'; readonly root: XmlElement };
export type TextReply = Reply & { readonly kind: 'text'; readonly text: string };

/** A status other than 2xx, which may be part of an interface. Texts are a platform's: show them through `remoteText`. */
export interface Refused {
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly url: string;
  /** The sentence in the body, in any of the usual spellings; harmless, and cut to 500 characters. */
  readonly said?: string;
  /** The body, where it is JSON. */
  readonly value?: unknown;
}

/** A request that brought nothing to read: why, in a sentence with the remedy, and the refusal where there was one. */
export type Failure = ExchangeFailure & { readonly source: Source; readonly refused?: Refused };

/** A failure as the answer to the whole question: for what cannot be done without. */
export function answerOf(failure: ExchangeFailure): Answer {
  switch (failure.kind) {
    case 'unauthorised':
      return { kind: 'unauthorised', remedy: failure.remedy };
    case 'unreachable':
    case 'unintelligible':
      return { kind: failure.kind, because: failure.because };
    case 'timedOut':
      return { kind: 'timedOut', afterMs: failure.afterMs };
  }
}

/** Why a request failed, as a sentence; nothing for one that took too long, which is told of the question as a whole. */
export function sentenceOf(failure: ExchangeFailure): string | undefined {
  if (failure.kind === 'timedOut') return undefined;
  return failure.kind === 'unauthorised' ? failure.remedy : failure.because;
}

/**
 * A fact read from a reply: live, with the request and `what` was read as its source. Where the request failed, or holds
 * nothing that can be read, it is unknown, and says why: that never makes a no.
 */
export function learn<R extends Reply & { readonly kind: 'json' | 'xml' | 'text' }, T>(
  reply: R | Failure,
  read: (reply: R) => T | 'unlimited' | undefined,
  what = '',
): Fact<T> {
  const source = { ...reply.source, from: `${reply.source.from} ${what}`.trim() };
  if (isFailure(reply)) return unknown(sentenceOf(reply), source);
  const value = read(reply);
  return value === 'unlimited' ? { value, source } : fact(value, source);
}

/** Whether a request brought nothing to read. */
export function isFailure(reply: { readonly kind: string }): reply is Failure {
  return !['json', 'xml', 'text'].includes(reply.kind);
}
