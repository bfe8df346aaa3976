/** A record for measuring: its text, and where things are in it. */
export interface BenchDocument {
  readonly text: string;
  readonly executables: number;
  /** How many errors were put in: each is a core count that is true or false. */
  readonly seeded: number;
}

/** How many executables have an error unless it is said otherwise, in a record that has at least as many. */
const SEEDED = 10;

/**
 * A record of so many executables, about 2 KB each, formatted as people and tools do. `seeded` of them, spread over it,
 * have one error each; all of them where there are fewer.
 */
export function benchDocument(executables: number, seeded = SEEDED): BenchDocument {
  const every = Math.max(1, Math.floor(executables / seeded));
  const isSeeded = (index: number) => index % every === 0 && index / every < seeded;
  const items = Array.from({ length: executables }, (_, index) => executable(index, isSeeded(index)));
  const text = JSON.stringify(
    {
      '@type': 'SoftwareSourceCode',
      name: 'Measured record',
      description: 'Made for measuring.',
      executables: items,
      license: 'https://spdx.org/licenses/MIT',
    },
    null,
    2,
  );
  return { text, executables, seeded: Math.min(executables, seeded) };
}

function executable(index: number, isWrong: boolean): object {
  const machine = (name: string) => ({
    name,
    mincores: isWrong && name === 'first' ? true : 4,
    maxcores: 8,
    minmemory: '8Gi',
    maxmemory: '16Gi',
    architecture: 'amd64',
    volumes: [
      { path: '/data/input', resource: 'images', access: 'readonly' },
      { path: '/data/output', resource: 'results', access: 'readwrite' },
    ],
    'environment-variables': { OMP_NUM_THREADS: '4', DATA_ROOT: '/data/input' },
  });
  return {
    name: `Executable ${index}`,
    type: 'purl:docker-container',
    description: `The container number ${index}, which reads images and writes what it found in them to the results.`,
    content: { image: `docker.io/example/library:${index}.0`, command: ['python', '-m', 'library', '--verbose'] },
    minduration: 'PT4H',
    'compute-resources': [machine('first'), machine('second')],
    'data-resources': [
      {
        name: 'images',
        description: 'The images to look at.',
        required: true,
        size: '20Gi',
        location: 'https://example.org/images',
      },
    ],
    'storage-resources': [{ name: 'results', minsize: '20Gi', minlifetime: 'P7D', location: null }],
  };
}
