import { distance } from 'fastest-levenshtein';
import { actionTitles } from '../../../messages';
import { localName } from '../../../model/taskType';
import type { FixMaker } from '../fix';

/** A slip of the keyboard is at most two letters; further away, what was meant is for the author to say. */
const SLIP = 2;

/** A value that was meant to be another: the one that the rule found. */
export const changeToMeant: FixMaker = ({ part, problem }) => {
  const meant = problem.data?.['replacement'];
  if (meant === undefined) return [];
  const { offset, length } = problem;
  const written = part.text.slice(offset + 1, offset + length - 1);
  const edits = [{ offset, length, newText: JSON.stringify(meant) }];
  return [{ title: actionTitles.replace(meant), edits, isPreferred: isSlip(localName(written), localName(meant)) }];
};

/** A value in an older spelling: the current one, which means the same. */
export const changeToCurrent: FixMaker = ({ problem: { offset, length, data } }) => {
  const current = data?.['replacement'];
  if (current === undefined) return [];
  return [
    {
      title: actionTitles.replace(current),
      edits: [{ offset, length, newText: JSON.stringify(current) }],
      isPreferred: true,
    },
  ];
};

/** True when two words are so near that a typing error explains it. */
export function isSlip(written: string, meant: string): boolean {
  const plain = (word: string) => word.toLowerCase().replaceAll(/[-_ ]/g, '');
  return distance(plain(written), plain(meant)) <= SLIP;
}
