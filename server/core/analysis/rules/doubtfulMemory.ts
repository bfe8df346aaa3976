import { messages } from '../../messages';
import type { ItemRule } from './rule';

/** More memory than this, in GiB and without a unit, was perhaps counted in MiB, as Slurm counts. Few machines have more. */
const DOUBTFUL = 4096;

/** The largest bare number that the schema takes: one above is told there. */
const LARGEST = 999_999_999;

/** A bare number of memory is GiB, and this one hardly was meant so (MODEL §2, "Quantities": never convert silently). */
export const doubtfulMemory: ItemRule = {
  needsSoundSyntax: false,
  check(item, report) {
    for (const { block, path, value } of item.resources) {
      if (block !== 'compute-resources') continue;
      for (const key of ['minmemory', 'maxmemory']) {
        const amount = value[key];
        if (!Number.isInteger(amount) || !(Number(amount) > DOUBTFUL && Number(amount) <= LARGEST)) continue;
        const at = item.nodeAt([...path, key]);
        if (!at) continue;
        const message = messages.doubtfulMemory(key, Number(amount));
        report({ code: 'quantity.doubtful', at, message, data: { value: String(amount) } });
      }
    }
  },
};
