import type { ProblemCode } from '../../../analysis/problem';
import type { Fix, FixMaker, FixQuestion } from '../fix';
import { addMissing } from './addMissing';
import { mendComma } from './commas';
import { danglingVolume } from './danglingVolume';
import { stateRequirement } from './freeText';
import { keepFromJsonLd } from './jsonLd';
import { listOfExecutables } from './listOfExecutables';
import { changeToCurrent, changeToMeant } from './meant';
import { minWithinMax } from './minWithinMax';
import { modernise } from './modernise';
import { putIntoList } from './putIntoList';
import { removeDuplicateKey } from './removeDuplicateKey';
import { renameExecutable, renameResource } from './renameDuplicate';
import { keyToCurrent, keyToMeant } from './renameKey';
import { rightType } from './rightType';
import { doubtfulQuantity, quantityWithUnit, readableCores, readableDuration } from './unreadable';
import { mendWord } from './words';

/** The remedies for each code of problem. A code that is not here has no mechanical one: the author must decide. */
export const FIXES: Readonly<Partial<Record<ProblemCode, FixMaker>>> = {
  'syntax.json': (question) => [...mendComma(question), ...mendWord(question)],
  'syntax.duplicate-key': removeDuplicateKey,
  'record.not-an-object': putIntoList,
  'record.executable-alone': putIntoList,
  'record.executables-not-a-list': listOfExecutables,
  'record.executables-unknown-to-json-ld': keepFromJsonLd,
  'record.free-text-requirement': stateRequirement,
  'description.older-generation': modernise,
  'value.wrong-type': rightType,
  'value.not-in-list': changeToMeant,
  'value.older-spelling': changeToCurrent,
  'member.missing': addMissing,
  'member.unknown': keyToMeant,
  'member.older-spelling': keyToCurrent,
  'type.unknown': changeToMeant,
  'cores.unreadable': readableCores,
  'quantity.unreadable': quantityWithUnit,
  'quantity.doubtful': doubtfulQuantity,
  'duration.unreadable': readableDuration,
  'duration.older-spelling': changeToCurrent,
  'requirement.min-exceeds-max': minWithinMax,
  'executable.duplicate-name': renameExecutable,
  'resource.duplicate-name': renameResource,
  'volume.dangling-reference': danglingVolume,
};

/** The remedies that are right in an older text too; the others write members that only today's form has. */
const IN_ANY_FORM: ReadonlySet<ProblemCode> = new Set([
  'description.older-generation',
  'syntax.json',
  'syntax.duplicate-key',
]);

/** The remedies for a problem. In an older text first of all that it is written in today's form. */
export function remedies(question: FixQuestion): readonly Fix[] {
  const { part, problem } = question;
  if (part.model?.older && !IN_ANY_FORM.has(problem.code)) return [];
  return FIXES[problem.code]?.(question) ?? [];
}
