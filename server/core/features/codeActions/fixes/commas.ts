import { actionTitles } from '../../../messages';
import type { Analysis } from '../../../analysis/analysis';
import { skipSpace } from '../../../syntax/scan';
import type { Fix, FixMaker, FixPart } from '../fix';
import { faultsAfter } from './faultsAfter';

/** A comma too few or too many. Offered only where the text reads on behind it. */
export const mendComma: FixMaker = ({ part, problem, analysis }) => {
  const { offset, length } = problem;
  switch (problem.data?.['kind']) {
    case 'comma-between':
      return [added(endsInOpenString(analysis, (part.item ?? 0) - 1) ? offset : 0)];
    case 'comma-expected': {
      const end = offset + length;
      const at = [behindTextBefore(part.text, offset), end].find((each) => readsOnBehindComma(part, each, offset));
      return at === undefined ? [] : [added(at)];
    }
    case 'comma-surplus':
      return [removed(offset)];
    case 'value-expected':
    case 'key-expected':
      return part.text[offset] === ',' && readsOnWithout(part, offset) ? [removed(offset)] : [];
    default:
      return [];
  }
};

/** True when what is put behind an executable would become a part of a string in it. */
function endsInOpenString({ items }: Analysis, item: number): boolean {
  const { piece, tree } = items[item] ?? {};
  const faults = tree?.faults ?? [];
  return faults.some((fault) => fault.kind === 'string-unclosed' && fault.offset + fault.length === piece?.text.length);
}

function added(offset: number): Fix {
  return { title: actionTitles.insertComma, edits: [{ offset, length: 0, newText: ',' }], isPreferred: true };
}

function removed(offset: number): Fix {
  return { title: actionTitles.removeComma, edits: [{ offset, length: 1, newText: '' }], isPreferred: true };
}

function behindTextBefore(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /\s/.test(text[at - 1] ?? '')) at -= 1;
  return at;
}

/** True when with a comma put in, nothing is wrong from where the fault was up to the next member or element. */
function readsOnBehindComma(part: FixPart, at: number, fault: number): boolean {
  const next = skipSpace(part.text, at);
  const faults = faultsAfter(part, `${part.text.slice(0, at)},${part.text.slice(at)}`);
  return !faults.some(({ offset }) => offset >= Math.min(fault, at - 1) && offset <= next + 1);
}

function readsOnWithout(part: FixPart, at: number): boolean {
  const next = skipSpace(part.text, at + 1) - 1;
  const faults = faultsAfter(part, part.text.slice(0, at) + part.text.slice(at + 1));
  return !faults.some(({ offset }) => offset >= at - 1 && offset <= next);
}
