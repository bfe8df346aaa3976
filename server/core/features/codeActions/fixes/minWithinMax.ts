import { actionTitles } from '../../../messages';
import type { FixMaker } from '../fix';

/** A minimum above its maximum: swap the two, or raise the maximum. Which one was meant is for the author to say. */
export const minWithinMax: FixMaker = ({ part, problem }) => {
  const { related, data } = problem;
  const [min, max] = [data?.['min'], data?.['max']];
  if (!related || min === undefined || max === undefined) return [];
  const high = part.text.slice(related.offset, related.offset + related.length);
  const low = part.text.slice(problem.offset, problem.offset + problem.length);
  const toHigh = { offset: related.offset, length: related.length, newText: low };
  const toLow = { offset: problem.offset, length: problem.length, newText: high };
  return [
    { title: actionTitles.swap(min, max), edits: [toLow, toHigh] },
    { title: actionTitles.raise(max, low), edits: [toHigh] },
  ];
};
