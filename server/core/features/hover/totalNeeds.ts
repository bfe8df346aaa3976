import type { ItemModel, StatedRequirement } from '../../analysis/item';
import { type Cores, addCores, readCores } from '../../model/cores';
import { isBareNumber } from '../../model/decimal';
import { type Duration, isSurelyLonger, readDuration } from '../../model/duration';
import { valueAt } from '../../model/generations/place';
import { type Quantity, addQuantities, multiplyQuantity, readQuantity } from '../../model/quantity';
import { pathText } from '../../syntax/tree';

/** The minimums of an executable added up over its resources, each as often as there are instances. */
export interface TotalNeeds {
  readonly cores: Cores | undefined;
  readonly memory: Quantity | undefined;
  readonly gpus: number;
  readonly storage: Quantity | undefined;
  /** The longest that any of its results must be kept. */
  readonly lifetime: Duration | undefined;
  readonly runTime: Duration | undefined;
  /** Where a minimum stands that cannot be read, and so counts for nothing. */
  readonly unreadable: readonly string[];
}

/** Adds up the minimums of an executable. What cannot be read is named, and left out of the sums. */
export function totalNeeds(model: ItemModel): TotalNeeds {
  const stated = model.requirements.filter(({ min }) => min !== undefined);
  const read = <T>(word: string, amount: (value: unknown) => T | undefined): readonly Stated<T>[] =>
    stated
      .filter(({ kind }) => kind.min === word)
      .map((each) => ({ path: pathOf(each), count: instancesOf(model, each), amount: amount(valueOf(each)) }));
  const cores = read('mincores', readCores);
  const memory = read('minmemory', quantityOf);
  const gpus = read('mingpus', (value) => (isBareNumber(value) ? value : undefined));
  const storage = read('minsize', quantityOf);
  const lifetime = read('minlifetime', durationOf);
  const runTime = read('minduration', durationOf);
  return {
    cores: sum(cores, ({ millicores }, count) => ({ millicores: millicores * BigInt(count) }), addCores),
    memory: sum(memory, multiplyQuantity, addQuantities),
    gpus:
      sum(
        gpus,
        (amount, count) => amount * count,
        (a, b) => a + b,
      ) ?? 0,
    storage: sum(storage, multiplyQuantity, addQuantities),
    lifetime: sum(lifetime, (amount) => amount, longer),
    runTime: runTime[0]?.amount,
    unreadable: [cores, memory, gpus, storage, lifetime, runTime].flatMap((each) =>
      each.flatMap(({ amount, path }) => (amount === undefined ? [path] : [])),
    ),
  };
}

interface Stated<T> {
  readonly path: string;
  readonly count: number;
  readonly amount: T | undefined;
}

function sum<T>(
  all: readonly Stated<T>[],
  times: (amount: T, count: number) => T,
  plus: (a: T, b: T) => T,
): T | undefined {
  const amounts = all.flatMap(({ amount, count }) => (amount === undefined ? [] : [times(amount, count)]));
  return amounts.length > 0 ? amounts.reduce(plus) : undefined;
}

function longer(a: Duration, b: Duration): Duration {
  return isSurelyLonger(b, a) ? b : a;
}

function instancesOf({ value }: ItemModel, { path }: StatedRequirement): number {
  const count = valueAt(value, [...path, 'instances']);
  return isBareNumber(count) && count > 0 ? count : 1;
}

function pathOf({ path, kind }: StatedRequirement): string {
  return pathText([...path, kind.min]);
}

function valueOf({ min }: StatedRequirement): unknown {
  return min?.value;
}

function quantityOf(value: unknown): Quantity | undefined {
  return readQuantity(value)?.quantity;
}

function durationOf(value: unknown): Duration | undefined {
  return readDuration(value)?.duration;
}
