import type { Offer, Task } from '../model/answer';
import { readCores } from '../model/cores';
import { type Duration, isSurelyLonger, readDuration } from '../model/duration';
import type { Allowance } from './allowances';
import {
  type Counted,
  DIMENSIONS,
  type Dimension,
  amountValue,
  capacityAmount,
  neededAmount,
  sizeFigure,
} from './amounts';
import type { Size } from './facts';
import { figuresOf, numberOf, quantityOf } from './figures';
import { placeLabel } from './ground';
import { type MachineNeeds, objects } from './needs';
import { type OfferParts, offerSources, storageInSize } from './offerSources';
import { stepUp } from './sizes';

type Members = Readonly<Record<string, unknown>>;

/**
 * The offer: a fixed size as a whole; else the lesser of the wish and the limit, and without a wish exactly what was
 * asked. Several machines share what all may have: first each has its minimum, then wishes are met in their order.
 */
export function offerOf(parts: OfferParts): Offer {
  const { task, needs, ground, picked } = parts;
  const maxima = machineMaxima(parts);
  const isStated = objects(task['compute-resources']).length > 0;
  const compute = isStated
    ? withMaxima(task['compute-resources'], (_, index) => maxima.get(index) ?? {})
    : picked && [...maxima.values()];
  const storage = storageMaxima(parts);
  const lifetime = (each: Members) =>
    shorter('maxlifetime', each['maxlifetime'] ?? each['minlifetime'], [ground.facts.lifetime.value]);
  const stores = withMaxima(task['storage-resources'], (each, index) => ({ ...storage.get(index), ...lifetime(each) }));
  const durations = [ground.facts.duration.value, ...(picked ?? []).map(({ size }) => size.duration ?? 'unknown')];
  const offered = {
    ...task,
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
  const sources = offerSources(offer, parts);
  return sources.length > 0 ? { ...offer, sources } : offer;
}

/** What the nearest size has, for a task that it is too small for. */
export function nearestOffer(task: Task, size: Size): Offer {
  const figures = DIMENSIONS.flatMap((dimension) => {
    const figure = sizeFigure(size, dimension);
    const isStated = typeof figure === 'bigint' && (dimension !== 'gpus' || figure > 0n);
    return isStated ? [[`max${dimension}`, amountValue(dimension, figure)]] : [];
  });
  const maxima: Members = Object.fromEntries(figures) as Members;
  const isStated = objects(task['compute-resources']).length > 0;
  const compute = isStated
    ? withMaxima(task['compute-resources'], (_, index) => (index === 0 ? maxima : {}))
    : [maxima];
  return {
    name: size.name,
    ...(size.isFixed && { fixed: true }),
    ...figuresOf({ ...task, 'compute-resources': compute } as Task),
  };
}

/** The maxima of each machine, by its place in the list. */
function machineMaxima({ task, needs, allowances, picked }: OfferParts): ReadonlyMap<number, Members> {
  const resources = new Map(objects(task['compute-resources']));
  const maxima = new Map<number, Members>(needs.machines.map(({ index }) => [index, {}]));
  for (const dimension of DIMENSIONS) {
    const least = (machine: MachineNeeds, at: number) =>
      picked?.[at]?.takes[dimension] ?? machine[dimension]?.value ?? 0n;
    const needed = needs.machines.reduce((sum, each, at) => sum + least(each, at) * BigInt(each.instances), 0n);
    let spare = spareOf(allowances, dimension, needed);
    needs.machines.forEach((machine, at) => {
      const raw = (resources.get(machine.index) as Members | undefined)?.[`max${dimension}`];
      const wish = { least: least(machine, at), wish: readAmount(dimension, raw), need: machine[dimension]?.value };
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

function storageMaxima({ task, needs, ground, allowances, picked }: OfferParts): ReadonlyMap<number, Members> {
  const needed = needs.storage.reduce((sum, { size }) => sum + (size?.value ?? 0n), 0n);
  const inSize = storageInSize(picked?.[0]?.size, needed);
  const besides = spareOf(allowances, 'storage', needed);
  let spare = inSize !== undefined && besides !== undefined && inSize - needed > besides ? inSize - needed : besides;
  const { value } = ground.facts.volume;
  const volume = typeof value === 'object' && inSize === undefined ? capacityAmount(value) : undefined;
  const maxima = new Map<number, Members>();
  for (const [index, each] of objects(task['storage-resources'])) {
    const least = needs.storage.find((need) => need.index === index)?.size?.value;
    const wanted = readAmount('storage', (each as Members)['maxsize']) ?? least;
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
    typeof each === 'object' && each !== null ? { ...each, ...maxima(each as Members, index) } : each,
  );
}

function shorter(key: string, asked: unknown, limits: readonly (Duration | 'unlimited' | 'unknown')[]): Members {
  const wish = readDuration(asked);
  if (!wish) return {};
  const isOver = limits.some((limit) => typeof limit === 'object' && isSurelyLonger(wish.duration, limit));
  return isOver ? {} : { [key]: wish.canonical };
}

function readAmount(counted: Counted, value: unknown): bigint | undefined {
  const read = counted === 'cores' ? readCores(value) : counted === 'gpus' ? numberOf(value) : quantityOf(value);
  return read === undefined ? undefined : neededAmount(read);
}
