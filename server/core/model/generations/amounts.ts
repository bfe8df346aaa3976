import { readQuantity } from '../quantity';
import type { Draft } from './draft';
import { isObject } from '../jsonObject';
import { type Path, type Place, at, find, textAt } from './place';

/** What is counted. `cores` is written `mincores` and `maxcores`. */
type Counted = 'cores' | 'memory' | 'gpus' | 'size' | 'lifetime' | 'duration';

interface Amount {
  readonly counted: Counted;
  readonly sources: readonly (Place | undefined)[];
  readonly target: Path;
}

/**
 * Writes the minimum and the maximum of something, from any spelling: `mincores`, `min-cores`, `cores: {min, max}`,
 * `cores: {requested: {min, max}}` or `cores: 4`. The author's text stays as it is: a bare number is GiB in every
 * generation (MODEL §2).
 */
export function copyAmount(draft: Draft, amount: Amount): void {
  const { counted, sources, target } = amount;
  for (const bound of ['min', 'max'] as const) {
    const camel = `${bound}${counted.charAt(0).toUpperCase()}${counted.slice(1)}`;
    draft.copy([...target, bound + counted], find(sources, [bound + counted, `${bound}-${counted}`, camel]));
  }
  const whole = find(sources, counted === 'gpus' ? ['gpus', 'gpu'] : [counted]);
  if (!whole) return;
  if (isObject(whole.value)) copyPair(draft, amount, whole);
  else draft.copy([...target, `min${counted}`], whole);
}

function copyPair(draft: Draft, { counted, target }: Amount, whole: Place): void {
  const requested = at(whole, 'requested');
  const pair = requested ?? whole;
  if (!find([whole], ['requested', 'min', 'max'])) return;
  draft.older(requested ? 'G2' : 'G5', whole);
  if (!isObject(pair.value)) {
    draft.copy([...target, `min${counted}`], pair);
    return;
  }
  const unit = at(pair, 'units');
  for (const bound of ['min', 'max'] as const) copyWithUnit(draft, [...target, bound + counted], at(pair, bound), unit);
  if (counted === 'cores' && /^cores?$/i.test(textAt(unit) ?? '')) draft.understood(unit);
}

/**
 * The toy service of 2024 gives the unit of memory beside the number. One that cannot be read is written all the same,
 * so that the author is told: the number alone would be GiB.
 */
function copyWithUnit(draft: Draft, target: Path, place: Place | undefined, unit: Place | undefined): void {
  const word = textAt(unit) ?? '';
  const isAmount = /(memory|size)$/.test(String(target.at(-1)));
  if (!place || !isAmount || typeof place.value !== 'number' || word === '') {
    draft.copy(target, place);
    return;
  }
  const joined = `${place.value}${word}`;
  draft.say(target, readQuantity(joined) ? joined : `${place.value} ${word}`, place);
  draft.understood(unit);
}
