import { actionTitles } from '../../../messages';
import type { Problem, Span } from '../../../analysis/problem';
import { skipSpace } from '../../../syntax/scan';
import type { FixMaker, FixPart } from '../fix';
import { faultsAfter } from './faultsAfter';

/** What Python calls the three words of JSON. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['none', 'null'],
  ['null', 'null'],
]);

/** Text in quotes that JSON does not know: single ones, backquotes, and those of word processors. */
const OTHERWISE_QUOTED = /'([^'"\\\r\n]*)'|`([^`"\\\r\n]*)`|“([^”"\\\r\n]*)”|‘([^’"\\\r\n]*)’/y;

/** A number that stands before its unit. */
const NUMBER_BEFORE = /(?<![\w.])[\d.]+[ \t]*$/;

/** A word where JSON wants text, or one of its own words spelled otherwise. Offered only where the text reads on behind it. */
export const mendWord: FixMaker = ({ part, problem }) => {
  if (problem.data?.['kind'] !== 'bad-word') return [];
  const { span, written, isClear } = meant(part.text, problem);
  if (!readsOn(part, span, written)) return [];
  const edits = [{ ...span, newText: written }];
  return [{ title: actionTitles.replaceValue(written), edits, ...(isClear && { isPreferred: true }) }];
};

interface Meant {
  readonly span: Span;
  readonly written: string;
  /** False for a bare word, which may be one that is still being typed. */
  readonly isClear: boolean;
}

function meant(text: string, { offset, length }: Problem): Meant {
  OTHERWISE_QUOTED.lastIndex = offset;
  const quoted = OTHERWISE_QUOTED.exec(text);
  if (quoted) {
    const inside = quoted.slice(1).join(''); // one of them has it, the others nothing
    return { span: { offset, length: quoted[0].length }, written: JSON.stringify(inside), isClear: true };
  }
  const word = text.slice(offset, offset + length);
  const known = WORDS.get(word.toLowerCase());
  if (known !== undefined) return { span: { offset, length }, written: known, isClear: true };
  const [number = ''] = NUMBER_BEFORE.exec(text.slice(0, offset)) ?? [];
  const span = { offset: offset - number.length, length: number.length + length };
  const isKey = text[skipSpace(text, offset + length)] === ':';
  return { span, written: JSON.stringify(number + word), isClear: number !== '' || isKey };
}

/** True when nothing is wrong from there up to what follows. */
function readsOn(part: FixPart, { offset, length }: Span, written: string): boolean {
  const changed = part.text.slice(0, offset) + written + part.text.slice(offset + length);
  const next = skipSpace(changed, offset + written.length);
  return !faultsAfter(part, changed).some((fault) => fault.offset >= offset - 1 && fault.offset <= next);
}
