import { readShowResultsArgument } from '../commandArguments';
import type { Parts } from '../parts';
import { messages } from '../messages';
import { currentRecord } from '../records';
import { say } from '../say';

/** Shows the answers side by side: for the executable that a lens names, or for the record at hand. Asks nobody. */
export function showResults({ panel }: Pick<Parts, 'panel'>, argument: unknown): void {
  const document = currentRecord();
  const shown = readShowResultsArgument(argument) ?? (document && { uri: document.uri.toString() });
  if (shown === undefined) say(messages.notARecord);
  else panel.show(shown);
}
