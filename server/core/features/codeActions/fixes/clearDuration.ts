import { readDuration } from '../../../model/duration';

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

/**
 * The ISO 8601 duration that a text can only mean: `PT1H` for `P1H`, `P1D` for `PT1D`, `PT1H30M` for `1h 30min`.
 * Undefined when it could mean two things, or nothing.
 */
export function clearDuration(text: string): string | undefined {
  if (text.length > 64) return undefined;
  const plain = text.trim().toLowerCase();
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
