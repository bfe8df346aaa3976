import { actionTitles } from '../../../messages';
import { members } from '../../../syntax/tree';
import { removeEntry } from '../entries';
import { type Fix, type FixMaker, type FixQuestion, memberAround, nodeOf } from '../fix';
import { isSlip } from './meant';

/** A key in an older spelling: the current one. Where that is there too, the older can only go. */
export const keyToCurrent: FixMaker = (question) => renamed(question, true);

/** A key that is unknown: the one that the rule found it was meant to be. */
export const keyToMeant: FixMaker = (question) => renamed(question, false);

function renamed(question: FixQuestion, isCertain: boolean): Fix[] {
  const { part, problem } = question;
  const replacement = problem.data?.['replacement'];
  const around = memberAround(nodeOf(question));
  if (replacement === undefined || !around) return [];
  const written = part.text.slice(problem.offset + 1, problem.offset + problem.length - 1);
  const { object, property } = around;
  const known = members(object);
  if (known.some(({ key }) => key === replacement)) {
    const index = (object.children ?? []).indexOf(property);
    return [{ title: actionTitles.remove(written), edits: [removeEntry(part.text, object, index)] }];
  }
  const edits = [{ offset: problem.offset, length: problem.length, newText: JSON.stringify(replacement) }];
  const places = new Set(known.map(({ keyNode }) => keyNode.offset));
  const isPreferred = (isCertain || isSlip(written, replacement)) && !isClaimed(question, replacement, places);
  return [{ title: actionTitles.replace(replacement), edits, isPreferred }];
}

/** True when another member of the same object is to get the same name: which of them counts is for the author to say. */
function isClaimed({ part, problem }: FixQuestion, name: string, places: ReadonlySet<number>): boolean {
  return part.problems.some(
    (other) =>
      other.offset !== problem.offset &&
      other.code.startsWith('member.') &&
      other.data?.['replacement'] === name &&
      places.has(other.offset),
  );
}
