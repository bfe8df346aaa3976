import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason } from '../model/answer';
import { type Allowance, unknownBounds } from './allowances';
import { COUNTED_WORDS, type Counted, amountText, capacityAmount, sizeFigure } from './amounts';
import type { Size } from './facts';
import { type Ground, type Knowledge, NOTHING, from, notKnown } from './ground';
import { type Share, overAllowances } from './limits';
import type { Needs } from './needs';
import type { SizeNeeds } from './sizes';

/** What was found about storage, and what the size of the first machine must have of it, or better would. */
export interface StorageKnowledge extends Knowledge {
  readonly ofSize?: NonNullable<SizeNeeds['storage']>;
}

/**
 * Storage is met by what the platform has besides its sizes, or by what comes with the size. Where the first is not
 * enough the second must be; where the first is not known, a size that has enough is preferred.
 */
export function storageKnowledge(needs: Needs, ground: Ground, allowances: readonly Allowance[]): StorageKnowledge {
  const shares = storageShares(needs);
  const [first] = shares;
  if (!first) return NOTHING;
  const counts: Share[] = [{ path: first.path, text: String(shares.length), each: BigInt(shares.length), times: 1 }];
  const sums = new Map<Counted, readonly Share[]>([
    ['storage', shares],
    ['volumes', counts],
  ]);
  const reasons = [...overAllowances(sums, allowances), ...tooLargeForOne(shares, ground)];
  const sum = shares.reduce((total, { each }) => total + each, 0n);
  const need = { path: first.path, text: shares.length > 1 ? amountText('storage', sum) : first.text, value: sum };
  const stated = sizesWithStorage(ground);
  if (reasons.length === 0) {
    const open = unknownBounds(ground, 'storage', first.path);
    const isOpen = open.length > 0 && stated.length > 0;
    return isOpen ? { ...NOTHING, ofSize: { ...need, isSoft: true } } : { reasons: [], caveats: open };
  }
  if (stated.some((size) => isEnough(size, sum))) return { ...NOTHING, ofSize: { ...need, isSoft: false } };
  const isLeftToSizes = ground.facts.sizes.value === 'unknown' && withoutZero(reasons).length === 0;
  if (isLeftToSizes) return { reasons: [], caveats: [notKnown(first.path, COUNTED_WORDS.storage, ground.facts.sizes)] };
  const most = stated.reduce<Size | undefined>((a, b) => (a && !isLess(a, b) ? a : b), undefined);
  return { reasons: most ? [...withoutZero(reasons), inSize(need, most, ground)] : reasons, caveats: [] };
}

/** The storage that is asked for, the largest first. */
function storageShares({ storage }: Needs): Share[] {
  return storage
    .flatMap(({ size }) => (size && size.value > 0n ? [{ ...size, each: size.value, times: 1 }] : []))
    .sort((a, b) => (a.each > b.each ? -1 : a.each < b.each ? 1 : 0));
}

function tooLargeForOne(shares: readonly Share[], { facts }: Ground): Reason[] {
  const { value, source } = facts.volume;
  if (value === 'unlimited' || value === 'unknown') return [];
  const most = capacityAmount(value);
  const limit = amountText('storage', most);
  return shares
    .filter(({ each }) => each > most)
    .map(({ path, text: asked }) => {
      const text = sentences.volume(asked, limit);
      return { path, code: 'limit', asked, limit, text, ...from(source) };
    });
}

function sizesWithStorage({ facts: { sizes } }: Ground): readonly Size[] {
  const list = typeof sizes.value === 'string' ? [] : sizes.value;
  return list.filter((size) => size.storage !== undefined && size.disabled === undefined);
}

function isEnough(size: Size, sum: bigint): boolean {
  const figure = sizeFigure(size, 'storage');
  return typeof figure !== 'bigint' || figure >= sum;
}

function isLess(a: Size, b: Size): boolean {
  const [x, y] = [sizeFigure(a, 'storage'), sizeFigure(b, 'storage')];
  return typeof x === 'bigint' && typeof y === 'bigint' && x < y;
}

/** That there is no storage besides the sizes' own is not worth a reason of its own. */
function withoutZero(reasons: readonly Reason[]): readonly Reason[] {
  return reasons.filter(({ code, limit }) => code !== 'limit' || limit !== amountText('storage', 0n));
}

function inSize(need: { readonly path: string; readonly text: string }, size: Size, { facts }: Ground): Reason {
  const figure = sizeFigure(size, 'storage');
  const limit = typeof figure === 'bigint' ? amountText('storage', figure) : '';
  const text = sentences.nearestSize(need.text, COUNTED_WORDS.storage, size.name, limit);
  return { path: need.path, code: 'size', asked: need.text, limit, text, ...from(size.source ?? facts.sizes.source) };
}
