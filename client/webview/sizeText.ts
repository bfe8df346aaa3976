import type { Offer } from '../../server/core/protocol';
import { visibleName } from './visibleText';

/** An offer's size in a few words: `medium, 8 cpu, 16Gi`; undefined when the platform stated no figure and no name. */
export function sizeText({ name, cores, memory, storage }: Offer): string | undefined {
  const figures = [name, cores === undefined ? undefined : `${cores} cpu`, memory, storage];
  const parts = figures.filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.map(visibleName).join(', ');
}
