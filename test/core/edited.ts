import fc from 'fast-check';
import {
  type Analysis,
  type TextEdit,
  analyse,
  analyseText,
  editRecord,
  layOutEdited,
  recordText,
} from '../../server/core/index';

/** A place in a text as a share of its length, how many characters go there, and what comes instead. */
export interface RandomEdit {
  readonly at: number;
  readonly removed: number;
  readonly text: string;
}

/** What holds JSON together, and breaks it where it is put or taken away. */
export const JOINTS = ['{', '}', '[', ']', ',', '"', ':', '\n'] as const;

/** Some edits, each of which puts a fragment somewhere, or only takes something away. */
export function randomEdits(fragments: fc.Arbitrary<string>, most: number, removed = 40): fc.Arbitrary<RandomEdit[]> {
  const at = fc.double({ min: 0, max: 1, noNaN: true });
  return fc.array(fc.record({ at, removed: fc.nat(removed), text: fragments }), { minLength: 1, maxLength: most });
}

/** The edit that a random one is in a text. */
export function editIn(whole: string, { at, removed, text }: RandomEdit): TextEdit {
  const start = Math.floor(at * whole.length);
  return { start, end: Math.min(whole.length, start + removed), text };
}

/** The text after an edit. */
export function textAfter(whole: string, { start, end, text }: TextEdit): string {
  return whole.slice(0, start) + text + whole.slice(end);
}

/** The analysis after an edit, made from the one before. */
export function edited(before: Analysis, edit: TextEdit): Analysis {
  const { record, same } = editRecord(before.layout, edit);
  return analyse(layOutEdited(before.layout, record, same), { earlier: before, same });
}

/** The analyses after each edit of a text: made from the one before, and made anew. */
export function* afterEach(text: string, edits: readonly RandomEdit[]): Iterable<[Analysis, Analysis]> {
  let current = analyseText(text);
  for (const random of edits) {
    const whole = recordText(current.record);
    const edit = editIn(whole, random);
    current = edited(current, edit);
    yield [current, analyseText(textAfter(whole, edit))];
  }
}
