import type { Offer, Task } from '../model/answer';
import { type Cores, addCores, coresValue, readCores } from '../model/cores';
import { type Quantity, addQuantities, multiplyQuantity, quantityText, readQuantity } from '../model/quantity';
import { DIMENSIONS, type Dimension } from './amounts';
import { objects } from './needs';

type Members = Readonly<Record<string, unknown>>;

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

/** The figures that a task asks for and its offer does not give: they are not known, and no number stands for that. */
export function unstatedFigures(offer: Offer): (Dimension | 'storage')[] {
  const { task } = offer;
  const isAsked = (block: unknown, key: string) =>
    objects(block).some(([, each]) => {
      const min: unknown = (each as Members)[key];
      return min !== undefined && min !== null && min !== 0;
    });
  const asked = [
    ...DIMENSIONS.filter((each) => isAsked(task['compute-resources'], `min${each}`)),
    ...(isAsked(task['storage-resources'], 'minsize') ? (['storage'] as const) : []),
  ];
  return asked.filter((each) => offer[each] === undefined);
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

/** A quantity as a document holds it; undefined for what cannot be read as one. */
export function quantityOf(value: unknown): Quantity | undefined {
  return readQuantity(value)?.quantity;
}

/** A count as a document holds it; undefined for what is none. */
export function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
}
