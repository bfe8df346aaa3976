import { actionTitles } from '../../../messages';
import { readDuration } from '../../../model/duration';
import { parsedJson } from '../../../syntax/json';
import type { FixMaker } from '../fix';

/** A minimum above its maximum: swap the two, or raise the maximum. Which one was meant is for the author to say. */
export const minWithinMax: FixMaker = ({ part, problem }) => {
  const { related, data } = problem;
  const [min, max] = [data?.['min'], data?.['max']];
  if (!related || min === undefined || max === undefined) return [];
  const high = inOurSpelling(part.text.slice(related.offset, related.offset + related.length));
  const low = inOurSpelling(part.text.slice(problem.offset, problem.offset + problem.length));
  const toHigh = { offset: related.offset, length: related.length, newText: low };
  const toLow = { offset: problem.offset, length: problem.length, newText: high };
  return [
    { title: actionTitles.swap(min, max), edits: [toLow, toHigh] },
    { title: actionTitles.raise(max, low), edits: [toHigh] },
  ];
};

/** A fix does not write what is told to be an older spelling: `4h` is written as `PT4H`. */
function inOurSpelling(text: string): string {
  const reading = readDuration(parsedJson(text)?.value);
  return reading ? JSON.stringify(reading.canonical) : text;
}
