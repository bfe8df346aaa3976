import type { InlayHint } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { positionOf, rangeOf } from '../syntax/positions';
import type { Range } from '../syntax/lines';
import { isOnLines, itemsInRange } from './inRange';
import { offerHint } from './inlayHints/offerHints';
import { valueHints } from './inlayHints/valueHints';
import { type OfferView, verdictsOf } from './offerView';

/** The hints that stand beside the text, each kind of which can be turned off. */
export interface InlayHintKinds {
  /** The unit of a bare number. */
  readonly units: boolean;
  /** What an amount in powers of 1000 is in powers of 1024, and what a roundabout duration comes to. */
  readonly conversions: boolean;
  /** How many platforms can meet a requirement. */
  readonly offers: boolean;
}

/** Every kind of hint: what is shown unless somebody says otherwise. */
export const ALL_INLAY_HINTS: InlayHintKinds = Object.freeze({ units: true, conversions: true, offers: true });

/** The hints on the lines of a range. Only the executables in it are looked at. */
export function inlayHints(
  analysis: Analysis,
  range: Range,
  offers: OfferView,
  shown: InlayHintKinds = ALL_INLAY_HINTS,
): InlayHint[] {
  const hints = itemsInRange(analysis, range).flatMap((item) => [
    ...hintsOfValues(analysis, item, shown),
    ...(shown.offers ? hintsOfOffers(analysis, item, offers) : []),
  ]);
  return hints.filter(({ position }) => isOnLines(position, range));
}

function hintsOfValues({ items, layout }: Analysis, item: number, shown: InlayHintKinds): InlayHint[] {
  const hints = items[item]?.remember(valueHints) ?? [];
  return hints
    .filter(({ kind }) => shown[kind])
    .map(({ offset, length, label, tooltip, written }): InlayHint => {
      const position = positionOf(layout, { item, offset: offset + length });
      const edit = written !== undefined && { range: rangeOf(layout, { item, offset }, length), newText: written };
      return { position, paddingLeft: true, label, tooltip, ...(edit && { textEdits: [edit] }) };
    });
}

/** Behind each minimum that was asked about: how many platforms can meet it, or the most that any has. */
function hintsOfOffers(analysis: Analysis, item: number, offers: OfferView): InlayHint[] {
  const verdicts = verdictsOf(analysis, item, offers);
  if (verdicts.length === 0) return [];
  const requirements = analysis.items[item]?.model?.requirements ?? [];
  return requirements.flatMap((requirement): InlayHint[] => {
    const at = requirement.min?.valueNode;
    if (!at || requirement.kind.max === undefined) return [];
    const position = positionOf(analysis.layout, { item, offset: at.offset + at.length });
    return [{ position, paddingLeft: true, ...offerHint(requirement, verdicts) }];
  });
}
