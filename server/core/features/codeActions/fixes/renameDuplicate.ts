import { actionTitles } from '../../../messages';
import type { Fix, FixMaker, FixQuestion } from '../fix';

/** The second of two executables with one name: a number behind it. */
export const renameExecutable: FixMaker = (question) =>
  renamed(
    question,
    question.analysis.items.map(({ name }) => name),
  );

/** The second of two resources with one name: a number behind it. Volumes go on pointing to the first. */
export const renameResource: FixMaker = (question) =>
  renamed(question, question.part.model?.resources.map(({ name }) => name) ?? []);

/** The first of `name 2`, `name 3` … that nothing is called yet. */
export function freeName(name: string, taken: readonly (string | undefined)[]): string {
  const stem = name.replace(/ [0-9]{1,6}$/, '');
  const known = new Set(taken);
  let number = 2;
  while (known.has(`${stem} ${number}`)) number += 1;
  return `${stem} ${number}`;
}

function renamed({ problem: { offset, length, data } }: FixQuestion, taken: readonly (string | undefined)[]): Fix[] {
  const name = data?.['name'];
  if (name === undefined) return [];
  const free = freeName(name, taken);
  return [{ title: actionTitles.rename(free), edits: [{ offset, length, newText: JSON.stringify(free) }] }];
}
