import type { BodyReading } from './body';

/** Where the reading of an exchange failed: the sentence for the user, and the HTTP status if there was one. */
export type ExchangeFailure =
  | { readonly kind: 'unauthorised'; readonly remedy: string; readonly status?: number }
  | { readonly kind: 'unreachable'; readonly because: string; readonly status?: number }
  | { readonly kind: 'unintelligible'; readonly because: string; readonly status?: number }
  | { readonly kind: 'timedOut'; readonly afterMs: number };

/** What came of one exchange with a platform. `url` is where the answer came from, after redirects. */
export type Exchange =
  { readonly kind: 'json'; readonly value: unknown; readonly status: number; readonly url: string } | ExchangeFailure;

/** The headers of a reply by their names in small letters; those that came several times have several values. */
export type ReplyHeaders = ReadonlyMap<string, readonly string[]>;

/** A reply as it came, whatever its status. `url` is where it came from, after redirects. */
export interface HttpReply {
  readonly kind: 'reply';
  readonly status: number;
  readonly headers: ReplyHeaders;
  readonly body: BodyReading;
  readonly url: string;
  /** True when a token of the user was sent along. */
  readonly hadToken: boolean;
}

/** A header of a reply by its name in small letters; those that came several times are joined, as HTTP means them. */
export function headerOf({ headers }: { readonly headers: ReplyHeaders }, name: string): string | undefined {
  return headers.get(name.toLowerCase())?.join(', ');
}
