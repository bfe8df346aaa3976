import { readDuration } from '../model/duration';

/** A value that a requirement may be lowered to, and how large it is. */
export type Value = string | number;

/** A ladder of values of one unit, from the first to the `top`: each stands for its number times `unit`. */
export interface Rungs {
  readonly top: bigint;
  readonly unit: bigint;
  readonly value: (count: bigint) => Value;
}

/**
 * The values below a requirement, in the unit that its author wrote: whole ones of it, and below one of it whole ones of
 * the next smaller unit. Nothing for what cannot be read.
 */
export function rungsBelow(key: string, raw: unknown): readonly Rungs[] {
  if (key === 'mincores') return coreRungs(raw);
  if (key === 'minmemory' || key === 'minsize') return byteRungs(raw);
  if (key === 'minduration' || key === 'minlifetime') return durationRungs(raw);
  return typeof raw === 'number' ? [{ top: BigInt(raw), unit: 1n, value: Number }] : [];
}

function coreRungs(raw: unknown): Rungs[] {
  const match = /^([0-9]{1,9})(m?)$/.exec(String(raw));
  if (!match) return [];
  const parts: Rungs = { top: 999n, unit: 1n, value: (count) => `${count}m` };
  const top = BigInt(match[1] ?? '');
  if (match[2] === 'm') return [{ ...parts, top }];
  return [{ top, unit: 1000n, value: typeof raw === 'number' ? Number : String }, parts];
}

const PREFIXES = ['', 'k', 'M', 'G', 'T', 'P', 'E'];

function byteRungs(raw: unknown): Rungs[] {
  const match =
    typeof raw === 'number'
      ? ['', String(raw), '', 'Gi']
      : /^([0-9]+)(?:\.[0-9]+)?( ?)([A-Za-z]{1,3})$/.exec(String(raw));
  const [, amount = '', space = '', unit = ''] = match ?? [];
  const place = PREFIXES.findIndex((prefix) => prefix !== '' && prefix.toUpperCase() === unit.charAt(0).toUpperCase());
  if (place < 1) return [];
  const rest = unit.slice(1);
  const base = /^i/i.test(rest) ? 1024n : 1000n;
  return [place, place - 1, place - 2]
    .filter((each) => each > 0)
    .map((each) => {
      const isOwn = each === place;
      const letter = each === 1 && base === 1024n ? 'K' : (PREFIXES[each] ?? '');
      const text = isOwn ? unit : letter + rest;
      return {
        top: isOwn ? BigInt(amount) : base - 1n,
        unit: base ** BigInt(each),
        value: (count) => (isOwn && typeof raw === 'number' ? Number(count) : `${count}${space}${text}`),
      };
    });
}

const TIMES = [
  ['W', 604_800_000n],
  ['D', 86_400_000n],
  ['H', 3_600_000n],
  ['M', 60_000n],
  ['S', 1000n],
] as const;

function durationRungs(raw: unknown): Rungs[] {
  const reading = readDuration(raw);
  if (!reading) return [];
  const { canonical, duration } = reading;
  const [, date = '', time = ''] = /^P([^T]*)T?(.*)$/.exec(canonical) ?? [];
  const hasMonths = duration.months > 0n;
  const last = hasMonths ? 'D' : (time === '' ? date : time).slice(-1);
  const own = TIMES.findIndex(([letter]) => letter === last);
  const whole = duration.milliseconds + duration.months * 31n * 86_400_000n;
  const isSingle = /^P(T?)[0-9]+[A-Z]$/.test(canonical);
  return TIMES.slice(Math.max(0, own)).map(([letter, unit], at, all) => ({
    top: at === 0 ? whole / unit : (all[at - 1]?.[1] ?? unit) / unit - 1n,
    unit,
    value: (count) =>
      isSingle || at > 0 ? `P${isTime(letter, unit) ? 'T' : ''}${count}${letter}` : composed(count * unit),
  }));
}

function isTime(letter: string, unit: bigint): boolean {
  return letter !== 'W' && unit < 86_400_000n;
}

/** A duration in as many units as it takes, for one whose author wrote several: `P1DT12H`. */
function composed(milliseconds: bigint): string {
  let rest = milliseconds;
  const parts = TIMES.slice(1).map(([letter, unit]): readonly [string, string] => {
    const count = rest / unit;
    rest %= unit;
    return [letter, count > 0n ? `${count}${letter}` : ''];
  });
  const date = parts[0]?.[1] ?? '';
  const time = parts
    .slice(1)
    .map(([, text]) => text)
    .join('');
  return `P${date}${time === '' ? '' : `T${time}`}`;
}
