import type { StatedRequirement } from '../../analysis/item';
import { inlayTexts, whyNotSentence } from '../../messages';
import { compareCores, readCores } from '../../model/cores';
import { compareQuantities, readQuantity } from '../../model/quantity';
import type { RequirementUnit } from '../../model/requirement';
import type { PlatformAnswer } from '../../protocol';
import { pathText } from '../../syntax/tree';

/** How many platforms can meet a requirement that was asked about; where none can, the most that any has. */
export function offerHint(
  { kind, path }: StatedRequirement,
  verdicts: readonly PlatformAnswer[],
): { readonly label: string; readonly tooltip?: string } {
  const place = pathText([...path, kind.min]);
  const misses = verdicts.flatMap(({ platform, answer }) => {
    const reason = answer.kind === 'declined' ? answer.reasons.find((each) => each.path === place) : undefined;
    return reason ? [{ platform: platform.name, reason }] : [];
  });
  const tooltip = misses.map(({ platform, reason }) => whyNotSentence(platform, reason.text)).join(' ');
  if (misses.length === 0) return { label: inlayTexts.met(verdicts.length, verdicts.length) };
  if (misses.length < verdicts.length)
    return { label: inlayTexts.met(verdicts.length - misses.length, verdicts.length), tooltip };
  const largest = misses
    .flatMap(({ reason }) => reason.limit ?? [])
    .reduce<string | undefined>(larger(kind.unit), undefined);
  return { label: inlayTexts.none(largest), tooltip };
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
