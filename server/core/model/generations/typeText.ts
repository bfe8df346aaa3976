import { type TaskType, localName, taskType } from '../taskType';
import type { Generation } from '../typeUris';

/** How each generation's types begin or end, most telling first (MODEL §3). G1 is what we read as it stands. */
const FAMILIES: readonly (readonly [RegExp, Generation])[] = [
  [/Calycopis|\/kinds\/[^/]+\/[^/]+\.ya?ml$/, 'G5'],
  [/\/EB\/schema\/v[0-9.]+\//, 'G4'],
  [/\/EB\/schema\//, 'G3'],
  [/\/ivoa\.net\/[a-z]+-types\//, 'G1b'],
  [/^ur[in]:[^/]*-0\.[0-9]+$/, 'G2'],
  [/^uri:\/\//, 'G0'],
];

/** Other names for a kind that we know: the 2023 draft's `oci-container` is a Docker container. */
const OTHER_NAMES: ReadonlyMap<string, TaskType> = new Map([['oci-container', 'docker-container']]);

/** The generation that writes types as this one is written; undefined for those that are read as they stand. */
export function generationOfType(type: string | undefined): Generation | undefined {
  return type === undefined ? undefined : FAMILIES.find(([pattern]) => pattern.test(type))?.[1];
}

/** The type as we know it, from any generation's spelling; undefined when it is not one that we know. */
export function taskTypeOf(type: string | undefined): TaskType | undefined {
  return type === undefined ? undefined : (taskType(type) ?? OTHER_NAMES.get(localName(type)));
}
