/** The three blocks of requirements, as an executable names them. */
export const BLOCKS = ['compute-resources', 'data-resources', 'storage-resources'] as const;

/** The name of a block of requirements. */
export type Block = (typeof BLOCKS)[number];

/** What a requirement counts. */
export type RequirementUnit = 'cores' | 'bytes' | 'gpus' | 'duration';

/** One thing that an executable may require: its hard minimum, and the maximum that is a wish (MODEL §1). */
export interface RequirementKind {
  /** In which block; absent for the executable itself. */
  readonly block?: Block;
  readonly min: string;
  readonly max?: string;
  readonly unit: RequirementUnit;
  /** In words, for sentences: `memory`. */
  readonly words: string;
}

/** All requirements that the model knows (MODEL §2), in the order in which people read them. */
export const REQUIREMENT_KINDS: readonly RequirementKind[] = [
  { block: 'compute-resources', min: 'mincores', max: 'maxcores', unit: 'cores', words: 'cores' },
  { block: 'compute-resources', min: 'minmemory', max: 'maxmemory', unit: 'bytes', words: 'memory' },
  { block: 'compute-resources', min: 'mingpus', max: 'maxgpus', unit: 'gpus', words: 'GPUs' },
  { block: 'storage-resources', min: 'minsize', max: 'maxsize', unit: 'bytes', words: 'storage' },
  {
    block: 'storage-resources',
    min: 'minlifetime',
    max: 'maxlifetime',
    unit: 'duration',
    words: 'lifetime of results',
  },
  { block: 'data-resources', min: 'size', unit: 'bytes', words: 'data' },
  { min: 'minduration', max: 'maxduration', unit: 'duration', words: 'run time' },
];
