import { type SyntaxFault, readJson } from '../../../syntax/json';
import { skipSpace } from '../../../syntax/scan';
import type { FixPart } from '../fix';

/** What would be wrong with the syntax of a part if this were its text. An executable is read without the comma before it. */
export function faultsAfter({ item, text, root }: FixPart, changed: string): readonly SyntaxFault[] {
  if (item === undefined) return readJson(changed).faults;
  const body = root?.offset ?? skipSpace(text, text.startsWith(',') ? 1 : 0);
  return readJson(' '.repeat(body) + changed.slice(body)).faults;
}
