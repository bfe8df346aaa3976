/** What a hover says besides the descriptions of the schemas. */
import type { Generation } from '../model/typeUris';

/** Where a generation of the data model was written down. */
const GENERATION_WORDS: Readonly<Record<Generation, string>> = {
  G0: '2021, first draft',
  G1: '2022, slides: the one written here',
  'G1-note': '2022, Execution Planner note',
  G1b: '2023, Execution Planner',
  G2: '2024, prototype of the ExecutionBroker',
  G3: '2025, ExecutionBroker',
  G4: '2025, ExecutionBroker v1.0',
  G5: '2026, ExecutionBroker v1.0 as OpenAPI',
};

/** What a value counts, by the unit of its place. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  cores: 'Unit: cores. `"500m"` is half a core.',
  bytes: 'Unit: written with the number, such as `"8Gi"` (GiB) or `"8G"` (GB). A bare number is GiB.',
  gpus: 'Unit: whole GPUs.',
  duration: 'Unit: written with the number in ISO 8601, such as `"PT4H"` for 4 hours.',
};

/** Sentences and words of the hover. Names from the document come in escaped. */
export const hoverTexts = {
  unit: (unit: string | undefined) => UNIT_WORDS[unit ?? ''],
  origin: (sentences: readonly string[]) => `*Where this comes from:* ${sentences.join(' ')}`,
  olderSpelling: (current: string) => `An older spelling of \`${current}\`.`,
  codemeta: (versions: readonly string[]) => `codemeta ${versions.join(', ')}.`,
  renamed: (name: string) => ` Its newer name is \`${name}\`.`,
  typeUris: 'In each generation of the data model:',
  generation: (generation: Generation, uri: string) => `- \`${uri}\` (${GENERATION_WORDS[generation]})`,
  dataResource: 'Data resource',
  storageResource: 'Storage resource',
  target: (block: string, name: string, amount: string | undefined) =>
    `${block} "${name}"${amount === undefined ? '' : ` (${amount})`}`,
  kind: (words: string) => `This is ${words}.`,
  compute: (amounts: string) => `- Compute: at least ${amounts}`,
  storage: (amounts: string) => `- Storage: at least ${amounts}`,
  runTime: (time: string) => `- Run time: at least ${time}`,
  supply: (names: string) => `- Still to be supplied: ${names}`,
  unreadable: (paths: string) => `- Cannot be read: ${paths}`,
  nothingNeeded: '- It states no minimum: every platform that runs this kind will do.',
  needs: 'It needs in all:',
  memory: (amount: string) => `${amount} memory`,
  keptFor: (time: string) => `kept for ${time}`,
  unnamed: 'data without a name',
} as const;
