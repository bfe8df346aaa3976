import { messages } from '../../messages';
import { readCores } from '../../model/cores';
import { readDuration } from '../../model/duration';
import { readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import type { StatedAmount } from '../item';
import type { Finding } from '../problem';
import type { ItemRule } from './rule';

/** Cores, amounts and durations that are text can be read (MODEL §2, "Quantities"). Wrong JSON types are the schema's. */
export const readableRequirements: ItemRule = {
  needsSoundSyntax: false,
  check(item, report) {
    if (item.hasPlainRequirements) return;
    for (const { kind, min, max } of item.requirements) {
      const least = min && findingOf(min, kind.unit);
      if (least) report(least);
      const most = max && findingOf(max, kind.unit);
      if (most) report(most);
    }
  },
};

function findingOf(amount: StatedAmount, unit: RequirementUnit): Finding | undefined {
  const { value } = amount;
  if (typeof value !== 'string') return undefined;
  const found = wrongWith(value, unit);
  return found && { at: amount.valueNode ?? amount.keyNode, ...found };
}

function wrongWith(text: string, unit: RequirementUnit): Omit<Finding, 'at'> | undefined {
  const data = { value: text };
  switch (unit) {
    case 'gpus':
      return undefined;
    case 'cores':
      return readCores(text) ? undefined : { code: 'cores.unreadable', message: messages.unreadableCores(text), data };
    case 'bytes':
      return readQuantity(text)
        ? undefined
        : { code: 'quantity.unreadable', message: messages.unreadableQuantity(text), data };
    case 'duration': {
      const canonical = readDuration(text)?.canonical;
      if (canonical === text) return undefined;
      if (canonical === undefined) {
        return { code: 'duration.unreadable', message: messages.unreadableDuration(text), data };
      }
      const message = messages.olderDuration(text, canonical);
      return { code: 'duration.older-spelling', message, data: { replacement: canonical } };
    }
  }
}
