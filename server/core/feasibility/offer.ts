import type { Offer, Task } from '../model/answer';
import { type Duration, durationText, isSurelyLonger, readDuration } from '../model/duration';
import type { Allowance } from './allowances';
import { type Counted, DIMENSIONS, type Dimension, amountValue, neededAmount, sizeFigure } from './amounts';
import type { Size } from './facts';
import { figuresOf, quantityOf } from './figures';
import { placeLabel } from './ground';
import { type MachineNeeds, objects } from './needs';
import { type OfferParts, offerSources, storageInSize } from './offerSources';
import { stepUp } from './sizes';
import { isStated, isStorageStated, volumeLimit } from './stated';
import { withoutMaxima, withoutWishes } from './wishes';

type Members = Readonly<Record<string, unknown>>;

/**
 * The offer: a fixed size as a whole; else the lesser of the wish and the limit, and without a wish exactly what was
 * asked. What the platform does not state has no maximum. Several machines share what all may have: first each has its
 * minimum, then wishes are met in their order.
 */
export function offerOf(parts: OfferParts): Offer {
  const { task, needs, ground, picked } = parts;
  const maxima = machineMaxima(parts);
  const hasMachines = objects(task['compute-resources']).length > 0;
  const compute = hasMachines
    ? withMaxima(task['compute-resources'], (_, index) => maxima.get(index) ?? {})
    : picked && [...maxima.values()];
  const storage = storageMaxima(parts);
  const lifetime = (each: Members) =>
    shorter('maxlifetime', each['maxlifetime'] ?? each['minlifetime'], [ground.facts.lifetime.value]);
  const stores = withMaxima(task['storage-resources'], (each, index) => ({ ...storage.get(index), ...lifetime(each) }));
  const durations = [ground.facts.duration.value, ...(picked ?? []).map(({ size }) => size.duration ?? 'unknown')];
  const offered = {
    ...withoutWishes(task),
    ...shorter('maxduration', task.maxduration ?? task.minduration, durations),
    ...(compute && { 'compute-resources': compute }),
    ...(stores && needs.storage.length > 0 && { 'storage-resources': stores }),
  } as Task;
  const fixed = (picked ?? []).filter(({ size }) => size.isFixed).map(({ size }) => size.name);
  const offer = {
    ...(fixed.length > 0 && { name: [...new Set(fixed)].join(', '), fixed: true }),
    ...(ground.place && { place: placeLabel(ground.place) }),
    ...figuresOf(offered),
  };
  return { ...offer, sources: offerSources(offer, parts) };
}

/** What the nearest size has, for a task that it is too small for. */
export function nearestOffer(task: Task, size: Size): Offer {
  const figures = DIMENSIONS.flatMap((dimension) => {
    const figure = sizeFigure(size, dimension);
    const isStated = typeof figure === 'bigint' && (dimension !== 'gpus' || figure > 0n);
    return isStated ? [[`max${dimension}`, amountValue(dimension, figure)]] : [];
  });
  const maxima: Members = Object.fromEntries(figures) as Members;
  const hasMachines = objects(task['compute-resources']).length > 0;
  const compute = hasMachines
    ? withMaxima(task['compute-resources'], (_, index) => (index === 0 ? maxima : {}))
    : [maxima];
  return {
    name: size.name,
    ...(size.isFixed && { fixed: true }),
    ...figuresOf({ ...task, 'compute-resources': compute } as Task),
  };
}

/** The maxima of each machine, by its place in the list. */
function machineMaxima(parts: OfferParts): ReadonlyMap<number, Members> {
  const { needs, allowances, picked } = parts;
  const maxima = new Map<number, Members>(needs.machines.map(({ index }) => [index, {}]));
  for (const dimension of DIMENSIONS) {
    const least = (machine: MachineNeeds, at: number) =>
      picked?.[at]?.takes[dimension] ?? machine[dimension]?.value ?? 0n;
    const needed = needs.machines.reduce((sum, each, at) => sum + least(each, at) * BigInt(each.instances), 0n);
    let spare = spareOf(allowances, dimension, needed);
    needs.machines.forEach((machine, at) => {
      if (!isStated(parts, dimension, at)) return;
      const wish = { least: least(machine, at), wish: machine.wishes[dimension], need: machine[dimension]?.value };
      const count = BigInt(machine.instances);
      const given = givenTo(dimension, wish, picked?.[at]?.size, spare && spare / count);
      if (given === undefined) return;
      spare = spare && spare - (given - wish.least) * count;
      maxima.set(machine.index, { ...maxima.get(machine.index), [`max${dimension}`]: amountValue(dimension, given) });
    });
  }
  return maxima;
}

interface Wish {
  readonly least: bigint;
  readonly wish: bigint | undefined;
  readonly need: bigint | undefined;
}

/** What one machine gets of a dimension; undefined where nothing was asked of it and no fixed size gives it. */
function givenTo(
  dimension: Dimension,
  { least, wish, need }: Wish,
  size: Size | undefined,
  spare: bigint | undefined,
): bigint | undefined {
  const figure = size ? sizeFigure(size, dimension) : 'unlimited';
  if (size?.isFixed && typeof figure === 'bigint') return dimension === 'gpus' && figure === 0n ? undefined : figure;
  const wanted = wish ?? need;
  if (wanted === undefined) return undefined;
  const bounds = [typeof figure === 'bigint' ? figure : undefined, spare === undefined ? undefined : least + spare];
  const most = lowest(bounds);
  const aim = most !== undefined && wanted > most ? most : wanted;
  const stepped = size ? stepUp(size, dimension, aim) : aim;
  const given = stepped === undefined || (most !== undefined && stepped > most) ? least : stepped;
  return given > least ? given : least;
}

function storageMaxima(parts: OfferParts): ReadonlyMap<number, Members> {
  const { task, needs, ground, allowances, picked } = parts;
  const maxima = new Map<number, Members>();
  const needed = needs.storage.reduce((sum, { size }) => sum + (size?.value ?? 0n), 0n);
  const inSize = storageInSize(picked?.[0]?.size, needed);
  if (inSize === undefined && !isStorageStated(parts, needed)) return maxima;
  const besides = spareOf(allowances, 'storage', needed);
  let spare = inSize !== undefined && besides !== undefined && inSize - needed > besides ? inSize - needed : besides;
  const volume = inSize === undefined ? volumeLimit(ground) : undefined;
  for (const [index, each] of objects(task['storage-resources'])) {
    const least = needs.storage.find((need) => need.index === index)?.size?.value;
    const wish = quantityOf((each as Members)['maxsize']);
    const wanted = (wish && neededAmount(wish)) ?? least;
    if (wanted === undefined) continue;
    const most = lowest([spare === undefined ? undefined : (least ?? 0n) + spare, volume]);
    const aim = most !== undefined && wanted > most ? most : wanted;
    const given = least !== undefined && aim < least ? least : aim;
    spare = spare && spare - (given - (least ?? 0n));
    maxima.set(index, { maxsize: amountValue('storage', given) });
  }
  return maxima;
}

/** What is left for wishes when all minimums are met; undefined where nothing bounds it. */
function spareOf(allowances: readonly Allowance[], counted: Counted, needed: bigint): bigint | undefined {
  const free = lowest(allowances.filter((each) => each.counted === counted).map((each) => each.free));
  return free === undefined ? undefined : free > needed ? free - needed : 0n;
}

function lowest(bounds: readonly (bigint | undefined)[]): bigint | undefined {
  return bounds.reduce<bigint | undefined>(
    (a, b) => (a === undefined || (b !== undefined && b < a) ? b : a),
    undefined,
  );
}

function withMaxima(block: unknown, maxima: (each: Members, index: number) => Members): unknown[] | undefined {
  if (!Array.isArray(block)) return undefined;
  return block.map((each: unknown, index) =>
    typeof each === 'object' && each !== null ? { ...withoutMaxima(each), ...maxima(each as Members, index) } : each,
  );
}

/** The wish, or the shortest limit that is surely shorter; nothing where no limit is known, or the wish cannot be read. */
function shorter(key: string, asked: unknown, limits: readonly (Duration | 'unlimited' | 'unknown')[]): Members {
  const wish = readDuration(asked);
  if (!wish || limits.every((limit) => limit === 'unknown')) return {};
  const least = limits.reduce<Duration>(
    (most, limit) => (typeof limit === 'object' && isSurelyLonger(most, limit) ? limit : most),
    wish.duration,
  );
  return { [key]: least === wish.duration ? wish.canonical : durationText(least) };
}
