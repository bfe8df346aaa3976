import type { CodeAction, Range } from 'vscode-languageserver-types';
import { type Analysis, executableName } from '../../analysis/analysis';
import { type BestChange, bestChanges } from '../../feasibility/bestChange';
import { changeTexts } from '../../messages/feasibility';
import type { Change } from '../../model/answer';
import type { Node } from '../../syntax/json';
import { rangeOf } from '../../syntax/positions';
import { nodeAt, pathOf, plainValue } from '../../syntax/tree';
import { itemsInRange, meet } from '../inRange';
import { type OfferView, nothingAsked, verdictsOf } from '../offerView';
import { whyNot } from '../whyNot';
import { removeEntry } from './entries';
import { type FixPart, type PartEdit, partOfItem } from './fix';
import type { CodeActionOptions } from './options';
import { placed, workspaceEdit } from './place';

/** The most proposals that are offered at one place. */
const MAX_OFFERED = 3;

/**
 * What would win platforms that said no: on a requirement, the changes that make it easier; on the executable's name and
 * at its opening bracket, the one that wins the most.
 */
export function easierRequirements(analysis: Analysis, range: Range, options: CodeActionOptions): CodeAction[] {
  const { offers } = options;
  if (!offers || offers === nothingAsked) return [];
  const marked = whyNot(analysis, offers).filter((mark) => meet(mark.range, range));
  return itemsInRange(analysis, range).flatMap((item): CodeAction[] => {
    const known = analysis.items[item];
    if (!known || known.model?.older) return []; // what is proposed is a change of today's form
    const part = partOfItem(item, known);
    const whole = rangeOf(analysis.layout, { item, offset: 0 }, part.text.length);
    if (!part.root || !meet(whole, range)) return [];
    const isTouched = (node: Node | undefined, length = node?.length ?? 0) =>
      node !== undefined && meet(rangeOf(analysis.layout, { item, offset: node.offset }, length), range);
    const best = proposalsOf(analysis, item, offers);
    const at = best.filter(({ changes }) => changes.some(({ path }) => isTouched(memberAt(part.root, path))));
    const isOnWhole = isTouched(memberAt(part.root, 'name')) || isTouched(part.root, 1);
    const offered = isOnWhole ? best.slice(0, 1) : at.slice(0, MAX_OFFERED);
    const marks = marked.filter((mark) => meet(mark.range, whole));
    return offered.flatMap(({ changes, platforms, isCertain }): CodeAction[] => {
      const edits = editsOf(part, changes);
      if (!edits) return [];
      const names = platforms.map(({ name }) => name);
      const title = changeTexts.ofMany(changes, names, isCertain);
      const edit = workspaceEdit(options, placed(analysis, item, edits));
      return [{ title, kind: 'quickfix', edit, ...(marks.length > 0 && { diagnostics: marks }) }];
    });
  });
}

function proposalsOf(analysis: Analysis, item: number, offers: OfferView): BestChange[] {
  const verdicts = verdictsOf(analysis, item, offers);
  return verdicts.length > 0 ? bestChanges(offers(executableName(analysis, item), item)?.task, verdicts) : [];
}

/** The edits of changes; undefined where the text does not say what they start from, or they would overlap. */
function editsOf({ root, text }: FixPart, changes: readonly Change[]): PartEdit[] | undefined {
  const edits = changes.flatMap(({ path, from, to }): PartEdit[] => {
    const value = nodeAt(root, pathOf(path));
    const member = value?.parent;
    if (!value || plainValue(value) !== from) return [];
    if (to !== undefined) return [{ offset: value.offset, length: value.length, newText: JSON.stringify(to) }];
    const index = member?.parent?.children?.indexOf(member) ?? -1;
    return member?.parent && index >= 0 ? [removeEntry(text, member.parent, index)] : [];
  });
  const ordered = edits.toSorted((a, b) => a.offset - b.offset);
  const isApart = ordered.every((each, at) => {
    const next = ordered[at + 1];
    return next === undefined || each.offset + each.length <= next.offset;
  });
  return edits.length === changes.length && isApart ? edits : undefined;
}

/** The member, key and value, at a path. */
function memberAt(root: Node | undefined, path: string): Node | undefined {
  const value = nodeAt(root, pathOf(path));
  return value?.parent?.type === 'property' ? value.parent : value;
}
