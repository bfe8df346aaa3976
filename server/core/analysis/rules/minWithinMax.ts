import { messages } from '../../messages';
import { compareCores, readCores } from '../../model/cores';
import { isSurelyLonger, readDuration } from '../../model/duration';
import { compareQuantities, readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import type { ItemModel } from '../item';
import type { ItemRule, Report } from './rule';

/** A minimum is not above its maximum. Values that cannot be read are another rule's. */
export const minWithinMax: ItemRule = {
  needsSoundSyntax: false,
  check(item, report) {
    if (!item.hasPlainRequirements) reportExceeding(item, report);
  },
};

function reportExceeding({ requirements }: ItemModel, report: Report): void {
  for (const { kind, min, max } of requirements) {
    if (!min || !max || !exceeds(kind.unit, min.value, max.value)) continue;
    const { value: low } = min;
    const { value: high, valueNode: other = max.keyNode } = max;
    report({
      code: 'requirement.min-exceeds-max',
      at: min.valueNode ?? min.keyNode,
      message: messages.minExceedsMax(min.key, max.key, shown(kind.unit, low), shown(kind.unit, high)),
      related: {
        offset: other.offset,
        length: other.length,
        message: messages.otherEndHere(max.key),
      },
      data: { min: min.key, max: max.key },
    });
  }
}

function exceeds(unit: RequirementUnit, min: unknown, max: unknown): boolean {
  switch (unit) {
    case 'cores':
    case 'gpus': {
      const [a, b] = [readCores(min), readCores(max)];
      return a !== undefined && b !== undefined && compareCores(a, b) > 0;
    }
    case 'bytes': {
      const [a, b] = [readQuantity(min), readQuantity(max)];
      return a !== undefined && b !== undefined && compareQuantities(a.quantity, b.quantity) > 0;
    }
    case 'duration': {
      const [a, b] = [readDuration(min), readDuration(max)];
      return a !== undefined && b !== undefined && isSurelyLonger(a.duration, b.duration);
    }
  }
}

function shown(unit: RequirementUnit, value: unknown): string {
  return unit === 'bytes' ? (readQuantity(value)?.canonical ?? String(value)) : String(value);
}
