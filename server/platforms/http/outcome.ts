/** Where the reading of an exchange failed: the sentence for the user, and the HTTP status if there was one. */
export type ExchangeFailure =
  | { readonly kind: 'unauthorised'; readonly remedy: string; readonly status?: number }
  | { readonly kind: 'unreachable'; readonly because: string; readonly status?: number }
  | { readonly kind: 'unintelligible'; readonly because: string; readonly status?: number }
  | { readonly kind: 'timedOut'; readonly afterMs: number };

/** What came of one exchange with a platform. `url` is where the answer came from, after redirects. */
export type Exchange =
  { readonly kind: 'json'; readonly value: unknown; readonly status: number; readonly url: string } | ExchangeFailure;
