/** A moment as services write it: UTC with `Z` or without anything, with fractions or without; or with another offset. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i;

/** Milliseconds since 1970 of a moment in a UWS or VOSI document; undefined for everything else. */
export function utcTime(text: string | undefined): number | undefined {
  const match = MOMENT.exec(text?.trim() ?? '');
  if (!match) return undefined;
  const [, date = '', time = '', zone = 'Z'] = match;
  const value = Date.parse(
    `${date}T${time.slice(0, 12)}${zone.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2').toUpperCase()}`,
  );
  return Number.isNaN(value) ? undefined : value;
}
