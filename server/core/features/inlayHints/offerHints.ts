import type { StatedRequirement } from '../../analysis/item';
import { inlayTexts } from '../../messages';
import { compareCores, readCores } from '../../model/cores';
import { compareQuantities, readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import type { PlatformAnswer } from '../../protocol';
import { pathText } from '../../syntax/tree';
import { isUnstated, requirementAnswers } from '../requirementAnswers';

/**
 * How many platforms can meet a requirement that was asked about, and of how many that is not known; where none can, the
 * most that any has. Pointed at, it tells each.
 */
export function offerHint(
  requirement: StatedRequirement,
  verdicts: readonly PlatformAnswer[],
): { readonly label: string; readonly tooltip?: string } {
  const { kind, path } = requirement;
  const place = pathText([...path, kind.min]);
  const misses = verdicts.flatMap(({ answer }) =>
    answer.kind === 'declined' ? (answer.reasons.find((each) => each.path === place) ?? []) : [],
  );
  const told = requirementAnswers(requirement, verdicts).join('\n');
  const tooltip = told === '' ? {} : { tooltip: told };
  const unstated = verdicts.filter(({ answer }) => isUnstated(answer, place, kind.min)).length;
  const met = verdicts.length - misses.length - unstated;
  if (met > 0) return { label: inlayTexts.met(met, verdicts.length, unstated), ...tooltip };
  if (unstated > 0) return { label: inlayTexts.unstated(unstated, verdicts.length), ...tooltip };
  const largest = misses.flatMap(({ limit }) => limit ?? []).reduce<string | undefined>(larger(kind.unit), undefined);
  return { label: inlayTexts.none(largest), ...tooltip };
}

/** The larger of two limits; where they cannot be compared, none is called the largest. */
function larger(unit: RequirementUnit): (a: string | undefined, b: string) => string | undefined {
  return (a, b) => {
    if (a === undefined) return b;
    if (unit === 'bytes') {
      const [x, y] = [readQuantity(a), readQuantity(b)];
      return x && y ? (compareQuantities(x.quantity, y.quantity) >= 0 ? a : b) : undefined;
    }
    const [x, y] = [readCores(a), readCores(b)];
    return x && y ? (compareCores(x, y) >= 0 ? a : b) : undefined;
  };
}
