import type { Analysis } from '../analysis/analysis';
import { placeAt } from '../syntax/positions';
import type { Position, Range } from '../syntax/lines';
import { resourceReferencesAt } from './resourceReferences';
import { spanRange, touches } from './spans';

/** Ranges with the same text, and a regular expression for the texts that they may hold. */
export interface LinkedRanges {
  readonly ranges: Range[];
  readonly wordPattern: string;
}

/** What a name may hold while it is typed: anything but what would end the text or the line. */
const NAME_PATTERN = String.raw`[^"\\\r\n]*`;

/**
 * A resource's name and its references, to be typed in together. Undefined where there is nothing to link: without a
 * reference, with two resources of one name, where the name is written with different escapes, or in an older text, in
 * which it may stand where it is not read.
 */
export function linkedEditing(analysis: Analysis, position: Position): LinkedRanges | undefined {
  const found = resourceReferencesAt(analysis, position);
  const { offset } = placeAt(analysis.layout, position);
  if (!found || found.model.older || found.at.targets.length > 1 || !touches(found.at.span, offset)) return undefined;
  const linked = found.all.filter(({ form }) => form !== 'uuid');
  const written = new Set(linked.map(({ span }) => found.text.slice(span.offset, span.offset + span.length)));
  if (found.at.form === 'uuid' || linked.length < 2 || written.size > 1) return undefined;
  const ranges = linked.map(({ span }) => spanRange(analysis.layout, found.item, span));
  return { ranges, wordPattern: NAME_PATTERN };
}
