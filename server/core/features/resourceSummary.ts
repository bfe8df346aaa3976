import type { StatedResource } from '../analysis/item';
import { navigationTexts } from '../messages';
import { coresValue, readCores } from '../model/cores';
import { durationWords, readDuration } from '../model/duration';
import { readQuantity } from '../model/quantity';
import { REQUIREMENT_KINDS, type RequirementKind, type RequirementUnit } from '../model/requirement';

/** What a resource requires, in a few words: `4 cores, 8Gi`. Undefined when nothing of it can be read. */
export function resourceSummary({ block, value }: StatedResource): string | undefined {
  const kinds = REQUIREMENT_KINDS.filter((kind) => kind.block === block);
  const amounts = kinds.flatMap((kind) => amountOf(kind, value) ?? []);
  return amounts.length > 0 ? amounts.join(', ') : undefined;
}

function amountOf({ min, max, unit }: RequirementKind, value: StatedResource['value']): string | undefined {
  const least = amountText(unit, value[min]);
  if (least !== undefined || max === undefined) return least;
  const most = amountText(unit, value[max]);
  return most === undefined ? undefined : navigationTexts.upTo(most);
}

function amountText(unit: RequirementUnit, value: unknown): string | undefined {
  switch (unit) {
    case 'cores': {
      const cores = readCores(value);
      return cores && navigationTexts.cores(coresValue(cores));
    }
    case 'bytes':
      return readQuantity(value)?.canonical;
    case 'gpus':
      return typeof value === 'number' && value > 0 ? navigationTexts.gpus(value) : undefined;
    case 'duration': {
      const reading = readDuration(value);
      return reading && durationWords(reading.duration);
    }
  }
}
