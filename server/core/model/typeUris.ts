import type { TaskType } from './taskType';

/** The generations of the data model (MODEL §3), oldest first, as far as each has a spelling of its own for types. */
export const GENERATIONS = ['G0', 'G1', 'G1-note', 'G1b', 'G2', 'G3', 'G4', 'G5'] as const;

/** One generation of the data model. */
export type Generation = (typeof GENERATIONS)[number];

/** How one generation writes a type in full. */
export interface TypeUri {
  readonly generation: Generation;
  readonly uri: string;
}

type Names = Readonly<Partial<Record<TaskType, string>>>;

interface Spelling {
  readonly prefix: string;
  readonly suffix: string;
  /** What the generation lists, and how it calls it; absent where its list is open, and any type is written alike. */
  readonly names?: Names;
}

/** What the ExecutionBroker's schemas list as executables, from 2025 on. */
const BROKER: Names = {
  'docker-container': 'docker-container',
  'singularity-container': 'singularity-container',
  'jupyter-notebook': 'jupyter-notebook',
};

/** What the test service of 2024 registers. */
const PROTOTYPE: Names = {
  'docker-container': 'docker-container',
  'jupyter-notebook': 'jupyter-notebook',
  'binder-notebook': 'binder-notebook',
};

/**
 * Sources: the slides (G0, G1), the examples of ivoa/ExecutionPlannerNote (G1-note), the pages `types/executable-types` of
 * ivoa-std/ExecutionBroker (G1b), the test service of 2024 (G2), the discriminators of ivoa/Calycopis-schema (G3), the same
 * with the schema's version (G4), and uksrc/Calycopis-openapi (G5).
 */
const SPELLINGS: Readonly<Record<Generation, Spelling>> = {
  G0: { prefix: 'uri://', suffix: '' },
  G1: { prefix: 'purl:', suffix: '' },
  'G1-note': { prefix: 'https://purl.org/esap.escape.eu/task-type/', suffix: '' },
  G1b: {
    prefix: 'https://www.purl.org/ivoa.net/executable-types/',
    suffix: '',
    names: { 'docker-container': 'oci-container', 'jupyter-notebook': 'jupyter-notebook' },
  },
  G2: { prefix: 'urn:', suffix: '-0.1', names: PROTOTYPE },
  G3: { prefix: 'https://www.purl.org/ivoa.net/EB/schema/types/executable/', suffix: '-1.0', names: BROKER },
  G4: { prefix: 'https://www.purl.org/ivoa.net/EB/schema/v1.0/types/executable/', suffix: '-1.0', names: BROKER },
  G5: {
    prefix: 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/',
    suffix: '.yaml',
    names: BROKER,
  },
};

/**
 * The full spelling of a type in each generation that can say it, oldest first. A generation that lists its types and has
 * not this one is left out: Kubernetes and workflows cannot be said to an ExecutionBroker (MODEL §7).
 */
export function typeUris(type: TaskType): readonly TypeUri[] {
  return GENERATIONS.flatMap((generation) => {
    const { prefix, suffix, names } = SPELLINGS[generation];
    const name = names ? names[type] : type;
    return name === undefined ? [] : [{ generation, uri: prefix + name + suffix }];
  });
}
