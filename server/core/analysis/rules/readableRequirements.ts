import { messages } from '../../messages';
import { readCores } from '../../model/cores';
import { readDuration } from '../../model/duration';
import { readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import { type Member, textOf } from '../../syntax/tree';
import type { Finding } from '../problem';
import type { ItemRule } from './rule';

/** Cores, amounts and durations that are text can be read (MODEL §2, "Quantities"). Wrong JSON types are the schema's. */
export const readableRequirements: ItemRule = {
  needsSoundSyntax: false,
  *check({ requirements }) {
    for (const { kind, min, max } of requirements) {
      yield* check(min, kind.unit);
      yield* check(max, kind.unit);
    }
  },
};

function* check(member: Member | undefined, unit: RequirementUnit): Iterable<Finding> {
  const at = member?.valueNode;
  const text = textOf(at);
  if (!at || text === undefined) return;
  if (unit === 'cores' && !readCores(text)) {
    yield { code: 'cores.unreadable', at, message: messages.unreadableCores(text), data: { value: text } };
  }
  if (unit === 'bytes' && !readQuantity(text)) {
    yield { code: 'quantity.unreadable', at, message: messages.unreadableQuantity(text), data: { value: text } };
  }
  if (unit !== 'duration') return;
  const reading = readDuration(text);
  if (!reading) {
    yield { code: 'duration.unreadable', at, message: messages.unreadableDuration(text), data: { value: text } };
  } else if (reading.canonical !== text) {
    const message = messages.olderDuration(text, reading.canonical);
    yield { code: 'duration.older-spelling', at, message, data: { replacement: reading.canonical } };
  }
}
