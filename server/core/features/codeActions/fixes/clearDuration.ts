import { durationText, readDuration } from '../../../model/duration';

/** Units in the order of ISO 8601. `m` alone is left out: it is months before hours, and minutes behind them. */
const WORDS: readonly (readonly [unit: string, words: RegExp])[] = [
  ['Y', /^y(?:ears?)?$/],
  ['MONTH', /^months?$/],
  ['W', /^w(?:eeks?)?$/],
  ['D', /^d(?:ays?)?$/],
  ['H', /^h(?:(?:ou)?rs?)?$/],
  ['MINUTE', /^min(?:ute)?s?$/],
  ['S', /^s(?:ec(?:ond)?s?)?$/],
];
const ORDER = WORDS.map(([unit]) => unit);
const TIME = ORDER.indexOf('H');

/** The limit of a batch job, as Slurm, PBS and HTCondor write it: hours, minutes and seconds, perhaps behind days. */
const BATCH_TIME = /^(?:([0-9]{1,4})-)?([0-9]{1,4}):([0-5]?[0-9]):([0-5][0-9])$/;

/** One amount with a fraction, which ISO 8601 as we read it has for seconds alone. */
const FRACTION = /^p?t?\s*([0-9]{1,6})[.,]([0-9]{1,4})\s*([a-z]+)$/;
const MILLISECONDS: Readonly<Record<string, number>> = { D: 86_400_000, H: 3_600_000, MINUTE: 60_000 };

/**
 * The ISO 8601 duration that a text can only mean: `PT1H` for `P1H`, `P1D` for `PT1D`, `PT1H30M` for `1h 30min`, `1.5h` and
 * the `1:30:00` of batch systems. Undefined when it could mean two things, or nothing.
 */
export function clearDuration(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const plain = text.trim().toLowerCase();
  return ofBatch(plain) ?? ofFraction(plain) ?? ofParts(plain);
}

function ofBatch(plain: string): string | undefined {
  const [, days = '0', hours, minutes, seconds] = BATCH_TIME.exec(plain) ?? [];
  if (hours === undefined) return undefined;
  const parts = { D: days, H: hours, MINUTE: minutes, S: seconds };
  const amounts = Object.entries(parts).map(([unit, amount]) => [unit, String(Number(amount))] as const);
  return written(new Map(amounts.filter(([, amount]) => amount !== '0')));
}

function ofFraction(plain: string): string | undefined {
  const [, whole = '', fraction = '', word = ''] = FRACTION.exec(plain) ?? [];
  const unit = MILLISECONDS[unitOf(word, plain.includes('t') && word === 'm') ?? ''];
  const milliseconds = unit === undefined ? NaN : (Number(whole + fraction) * unit) / 10 ** fraction.length;
  if (milliseconds === 0 || !Number.isInteger(milliseconds / 1000)) return undefined;
  return durationText({ months: 0n, milliseconds: BigInt(milliseconds) });
}

function ofParts(plain: string): string | undefined {
  const body = plain.replace(/^p/, '');
  const parts = [...body.matchAll(/(t?)\s*([0-9]{1,9})\s*([a-z]+?)[\s,]*(?=t?\s*[0-9]|$)/gy)];
  if (body === '' || parts.map(([whole]) => whole).join('') !== body) return undefined;
  const amounts = new Map<string, string>();
  let isTime = false;
  let last = -1;
  for (const [, t, amount = '', word = ''] of parts) {
    isTime ||= t === 't';
    const at = ORDER.indexOf(unitOf(word, isTime) ?? '');
    if (at <= last) return undefined;
    last = at;
    isTime ||= at >= TIME;
    amounts.set(ORDER[at] ?? '', amount);
  }
  return written(amounts);
}

function unitOf(word: string, isTime: boolean): string | undefined {
  if (word === 'm') return isTime ? 'MINUTE' : undefined;
  return WORDS.find(([, words]) => words.test(word))?.[0];
}

function written(amounts: ReadonlyMap<string, string>): string | undefined {
  const part = (unit: string) => (amounts.has(unit) ? `${amounts.get(unit) ?? ''}${unit.charAt(0)}` : '');
  const date = ORDER.slice(0, TIME).map(part).join('');
  const time = ORDER.slice(TIME).map(part).join('');
  const text = `P${date}${time === '' ? '' : `T${time}`}`;
  return readDuration(text) ? text : undefined;
}
