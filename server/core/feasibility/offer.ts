import type { Offer, Task } from '../model/answer';
import { type Cores, addCores, compareCores, coresValue, readCores } from '../model/cores';
import { isSurelyLonger, readDuration } from '../model/duration';
import {
  type Quantity,
  addQuantities,
  compareQuantities,
  multiplyQuantity,
  quantityText,
  readQuantity,
} from '../model/quantity';
import type { Fact, PlatformFacts, Size } from './facts';
import { type MachineNeeds, objects } from './needs';

type Members = Readonly<Record<string, unknown>>;

/** The offer of a platform with fixed sizes: each machine gets the whole of its size. */
export function sizedOffer(
  task: Task,
  machines: readonly MachineNeeds[],
  sizes: readonly Size[],
  facts: PlatformFacts | undefined,
): Offer {
  const given = machines.flatMap((machine, at) => (sizes[at] ? [{ machine, size: sizes[at] }] : []));
  const maxima = new Map(given.map(({ machine, size }) => [machine.index, sizeMaxima(size)]));
  const stated = objects(task['compute-resources']).length > 0;
  const compute = stated
    ? withMaxima(task['compute-resources'], (_, index) => maxima.get(index) ?? {})
    : [...maxima.values()];
  const offered = otherMaxima({ ...task, 'compute-resources': compute } as Task, facts);
  const name = [...new Set(given.map(({ size }) => size.name))].join(', ');
  return { name, fixed: true, ...figuresOf(offered) };
}

/** The offer of a platform that gives what is asked: the lesser of the wish and the limit; without a wish, the minimum. */
export function freeFormOffer(task: Task, facts: PlatformFacts): Offer {
  const compute = withMaxima(task['compute-resources'], (each) => ({
    ...lesser('maxcores', each['maxcores'] ?? each['mincores'], facts.cores, CORES),
    ...lesser('maxmemory', each['maxmemory'] ?? each['minmemory'], facts.memory, AMOUNT),
    ...lesser('maxgpus', each['maxgpus'] ?? each['mingpus'], facts.gpus, COUNT),
  }));
  return figuresOf(otherMaxima({ ...task, ...(compute && { 'compute-resources': compute }) } as Task, facts));
}

/** The figures that people compare, added up from the maxima of a task that a platform returned. */
export function figuresOf(task: Task): Offer {
  const machines = objects(task['compute-resources']).map(([, each]) => each as Members);
  const cores = machines.flatMap((each) => timesCores(readCores(each['maxcores']), instancesOf(each)));
  const memory = machines.flatMap((each) => timesQuantity(quantityOf(each['maxmemory']), instancesOf(each)));
  const gpus = machines.flatMap((each) => (numberOf(each['maxgpus']) ?? 0) * instancesOf(each));
  const stores = objects(task['storage-resources']).map(([, each]) => quantityOf((each as Members)['maxsize']));
  const storage = stores.flatMap((each) => each ?? []);
  const gpuCount = gpus.reduce((a, b) => a + b, 0);
  return {
    ...(cores.length > 0 && { cores: coresValue(cores.reduce(addCores)) }),
    ...(memory.length > 0 && { memory: quantityText(memory.reduce(addQuantities)) }),
    ...(storage.length > 0 && { storage: quantityText(storage.reduce(addQuantities)) }),
    ...(gpuCount > 0 && { gpus: gpuCount }),
    task,
  };
}

function sizeMaxima(size: Size): Members {
  return {
    maxcores: coresValue(size.cores),
    maxmemory: quantityText(size.memory),
    ...(size.gpus !== undefined && size.gpus > 0 && { maxgpus: size.gpus }),
  };
}

function otherMaxima(task: Task, facts: PlatformFacts | undefined): Task {
  if (!facts) return task;
  const storage = withMaxima(task['storage-resources'], (each) => ({
    ...lesser('maxsize', each['maxsize'] ?? each['minsize'], facts.storage, AMOUNT),
    ...shorter('maxlifetime', each['maxlifetime'] ?? each['minlifetime'], facts.lifetime),
  }));
  const duration = shorter('maxduration', task.maxduration ?? task.minduration, facts.duration);
  return { ...task, ...duration, ...(storage && { 'storage-resources': storage }) } as Task;
}

function withMaxima(block: unknown, maxima: (each: Members, index: number) => Members): unknown[] | undefined {
  if (!Array.isArray(block)) return undefined;
  return block.map((each: unknown, index) =>
    typeof each === 'object' && each !== null ? { ...each, ...maxima(each as Members, index) } : each,
  );
}

/** How a kind of figure is read, compared and written. */
interface Figure<T> {
  readonly read: (value: unknown) => T | undefined;
  readonly compare: (a: T, b: T) => number;
  readonly write: (value: T) => unknown;
}

const CORES: Figure<Cores> = { read: readCores, compare: compareCores, write: coresValue };
const AMOUNT: Figure<Quantity> = { read: quantityOf, compare: compareQuantities, write: quantityText };
const COUNT: Figure<number> = { read: numberOf, compare: (a, b) => a - b, write: Number };

function lesser<T>(key: string, asked: unknown, fact: Fact<T>, { read, compare, write }: Figure<T>): Members {
  const wish = read(asked);
  if (wish === undefined) return {};
  const { value: limit } = fact;
  if (limit === 'unlimited' || limit === 'unknown') return { [key]: write(wish) };
  return { [key]: write(compare(wish, limit) <= 0 ? wish : limit) };
}

function shorter(key: string, asked: unknown, fact: PlatformFacts['duration']): Members {
  const wish = readDuration(asked);
  if (!wish) return {};
  const { value: limit } = fact;
  const isOver = typeof limit === 'object' && isSurelyLonger(wish.duration, limit);
  return isOver ? {} : { [key]: wish.canonical };
}

function instancesOf(machine: Members): number {
  const instances = numberOf(machine['instances']);
  return instances !== undefined && instances >= 1 ? instances : 1;
}

function timesCores(cores: Cores | undefined, count: number): Cores[] {
  return cores ? [{ millicores: cores.millicores * BigInt(count) }] : [];
}

function timesQuantity(quantity: Quantity | undefined, count: number): Quantity[] {
  return quantity ? [multiplyQuantity(quantity, count)] : [];
}

function quantityOf(value: unknown): Quantity | undefined {
  return readQuantity(value)?.quantity;
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
