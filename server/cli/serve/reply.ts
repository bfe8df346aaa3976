/** A response of the service: its status, its JSON body, and headers beside the usual ones. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A response that is no answer. `code` is a stable word for the kind of fault, `text` the sentence with the remedy. */
export function faultReply(
  status: number,
  code: string,
  text: string,
  headers?: Readonly<Record<string, string>>,
): Reply {
  return { status, body: { error: { code, text } }, ...(headers ? { headers } : {}) };
}
