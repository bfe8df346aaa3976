/**
 * How many milliseconds a `Retry-After` header asks to wait: seconds, or an HTTP date counted from `now` (milliseconds since 1970).
 * A date of the past is 0. Undefined when there is none, or when it cannot be read.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^[0-9]{1,10}$/.test(text)) return Number(text) * 1000;
  if (!/^[A-Z][a-z]{2,8},? /.test(text)) return undefined;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
