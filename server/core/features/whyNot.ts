import type { Diagnostic } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { ItemModel } from '../analysis/item';
import type { Span } from '../analysis/problem';
import { whyNotSentence } from '../messages';
import { reasonOriginWords } from '../messages/feasibility';
import type { PlatformIdentity, Reason } from '../model/answer';
import { rangeOf } from '../syntax/positions';
import { pathOf } from '../syntax/tree';
import { type OfferView, answeredItems } from './offerView';

/**
 * A mark on each requirement that ruled a platform out, with the sentence that says why: a hint, since the record is
 * not at fault. A reason without a place in the text stands on the executable.
 */
export function whyNot(analysis: Analysis, offers: OfferView): Diagnostic[] {
  return answeredItems(analysis, offers).flatMap(({ item, verdicts }) => {
    const model = analysis.items[item]?.model;
    const reasons = verdicts.flatMap(({ platform, answer }) =>
      answer.kind === 'declined' ? answer.reasons.map((reason) => ({ platform, reason })) : [],
    );
    return reasons.flatMap(({ platform, reason }): Diagnostic[] => {
      const at = model && placeOf(model, reason);
      if (!at) return [];
      const range = rangeOf(analysis.layout, { item, offset: at.offset }, at.length);
      return [
        {
          range,
          severity: 4,
          source: 'ossr',
          code: 'platform.declined',
          message: [whyNotSentence(platform.name, reason.text), readFrom(reason, platform)]
            .filter((part) => part !== '')
            .join(' '),
        },
      ];
    });
  });
}

/** Where the limit was read, for one who doubts it. */
function readFrom(reason: Reason, platform: PlatformIdentity): string {
  const origin = reasonOriginWords(reason, platform);
  return origin === undefined ? '' : `(${origin})`;
}

/** The value that a reason speaks of; else the nearest that is around it; else the executable's name. */
function placeOf(model: ItemModel, { path }: Reason): Span {
  for (let steps = pathOf(path); steps.length > 0; steps = steps.slice(0, -1)) {
    const node = model.nodeAt(steps);
    if (node) return node.type === 'object' || node.type === 'array' ? { offset: node.offset, length: 1 } : node;
  }
  return model.nameNode ?? { offset: model.root.offset, length: 1 };
}
