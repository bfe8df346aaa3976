/**
 * A length of time. Months stay apart from seconds, since a month has 28 to 31 days: what depends on the calendar is
 * never decided by guessing.
 */
export interface Duration {
  readonly months: bigint;
  readonly milliseconds: bigint;
}

/** A duration as it was read, and its text in the spelling that we write (`PT4H` for `4h`). */
export interface DurationReading {
  readonly duration: Duration;
  readonly canonical: string;
}

const SECOND = 1000n;
const MINUTE = 60n * SECOND;
const HOUR = 60n * MINUTE;
const DAY = 24n * HOUR;
const N = '([0-9]{1,9})';
const ISO = new RegExp(
  `^P(?=[0-9T])(?:${N}Y)?(?:${N}M)?(?:${N}W)?(?:${N}D)?(?:T(?=[0-9])(?:${N}H)?(?:${N}M)?(?:${N}(?:\\.([0-9]{1,3})[0-9]{0,6})?S)?)?$`,
);

/**
 * Reads an ISO 8601 duration. `P1d` in lower case and short forms such as `4h` and `30 min` are read too, and then
 * `canonical` differs from the text. `P1H` and `1D` are wrong (MODEL, "Quantities"): undefined, as is everything else.
 */
export function readDuration(value: unknown): DurationReading | undefined {
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const canonical = shortForm(value) ?? value.toUpperCase();
  const match = ISO.exec(canonical);
  if (!match) return undefined;
  const [years, months, weeks, days, hours, minutes, seconds] = [...match]
    .slice(1, 8)
    .map((part: string | undefined) => BigInt(part ?? 0));
  const fraction = BigInt((match[8] ?? '').padEnd(3, '0'));
  const duration = {
    months: (years ?? 0n) * 12n + (months ?? 0n),
    milliseconds:
      ((weeks ?? 0n) * 7n + (days ?? 0n)) * DAY +
      (hours ?? 0n) * HOUR +
      (minutes ?? 0n) * MINUTE +
      (seconds ?? 0n) * SECOND +
      fraction,
  };
  return { duration, canonical };
}

/** True only when `a` is longer than `b` in every calendar. */
export function isSurelyLonger(a: Duration, b: Duration): boolean {
  return shortest(a) > longest(b);
}

/** The units that a duration is told in, largest first; a unit of months or of milliseconds. */
const TOLD_IN = [
  { word: 'year', sign: 'yr', months: 12n },
  { word: 'month', sign: 'mo', months: 1n },
  { word: 'day', sign: 'd', length: DAY },
  { word: 'hour', sign: 'h', length: HOUR },
  { word: 'minute', sign: 'min', length: MINUTE },
  { word: 'second', sign: 's', length: SECOND },
  { word: 'millisecond', sign: 'ms', length: 1n },
] as const;

/** The duration in words, largest unit first: `1 day 4 hours`. */
export function durationWords(duration: Duration): string {
  const parts = partsOf(duration).map(({ count, word }) => `${count} ${word}${count === 1n ? '' : 's'}`);
  return parts.length > 0 ? parts.join(' ') : '0 seconds';
}

/** The duration in the signs of its units, where there is little room: `1 d 4 h`. */
export function durationSigns(duration: Duration): string {
  const parts = partsOf(duration).map(({ count, sign }) => `${count} ${sign}`);
  return parts.length > 0 ? parts.join(' ') : '0 s';
}

/** The duration as a document holds it, in ISO 8601: `P1DT4H`. */
export function durationText(duration: Duration): string {
  const parts = partsOf(duration);
  const written = (words: readonly string[]) =>
    parts
      .flatMap(({ count, word }) => (words.includes(word) ? [`${count}${word.charAt(0).toUpperCase()}`] : []))
      .join('');
  const fraction = parts.find(({ word }) => word === 'millisecond')?.count;
  const seconds = parts.find(({ word }) => word === 'second')?.count ?? 0n;
  const rest = fraction === undefined ? written(['second']) : `${seconds}.${String(fraction).padStart(3, '0')}S`;
  const time = written(['hour', 'minute']) + rest;
  const text = written(['year', 'month', 'day']) + (time === '' ? '' : `T${time}`);
  return text === '' ? 'PT0S' : `P${text}`;
}

/**
 * True for a duration that people would have to work out: one that counts more of a unit than make up the next, such as
 * `PT90M`, `PT36H` or `PT86400S`. False for what cannot be read.
 */
export function isRoundabout(value: unknown): boolean {
  const canonical = readDuration(value)?.canonical ?? '';
  const atLeast = (unit: string, most: number) =>
    Number(new RegExp(`T.*?([0-9]+)(?:\\.[0-9]+)?${unit}`).exec(canonical)?.[1] ?? 0) >= most;
  return atLeast('H', 24) || atLeast('M', 60) || atLeast('S', 60);
}

function partsOf(duration: Duration): { readonly count: bigint; readonly word: string; readonly sign: string }[] {
  let { months, milliseconds } = duration;
  return TOLD_IN.flatMap((unit) => {
    const isCalendar = 'months' in unit;
    const count = isCalendar ? months / unit.months : milliseconds / unit.length;
    if (isCalendar) months %= unit.months;
    else milliseconds %= unit.length;
    return count > 0n ? [{ count, word: unit.word, sign: unit.sign }] : [];
  });
}

function shortForm(text: string): string | undefined {
  const match = /^([0-9]{1,9}) ?(h|hr|hrs|hours?|min|mins|minutes?|s|sec|secs|seconds?|d|days?|w|weeks?)$/.exec(text);
  const unit = match?.[2]?.charAt(0).toUpperCase();
  if (!match || !unit) return undefined;
  return unit === 'D' || unit === 'W' ? `P${match[1]}${unit}` : `PT${match[1]}${unit}`;
}

function shortest({ months, milliseconds }: Duration): bigint {
  return ((months / 12n) * 365n + (months % 12n) * 28n) * DAY + milliseconds;
}

function longest({ months, milliseconds }: Duration): bigint {
  return ((months / 12n) * 366n + (months % 12n) * 31n) * DAY + milliseconds;
}
