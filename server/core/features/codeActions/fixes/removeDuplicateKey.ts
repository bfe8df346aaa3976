import { actionTitles } from '../../../messages';
import { removeEntry } from '../entries';
import { type FixMaker, memberAround, nodeOf } from '../fix';

/** A key given twice: the one that no reader takes goes, so that nothing changes for anybody. */
export const removeDuplicateKey: FixMaker = (question) => {
  const { part, problem } = question;
  const key = problem.data?.['key'];
  const around = memberAround(nodeOf(question));
  const isListOfRecord = part.item === undefined && key === 'executables'; // the first is read here, elsewhere the last
  if (key === undefined || !around || isListOfRecord) return [];
  const index = (around.object.children ?? []).indexOf(around.property);
  const edits = [removeEntry(part.text, around.object, index)];
  return [{ title: actionTitles.removeDuplicate(key), edits, isPreferred: true }];
};
