/** What completion says besides the descriptions of the schemas. */
export const completionMessages = {
  required: 'required',
  kinds: new Map([
    ['string', 'text'],
    ['integer', 'number'],
    ['number', 'number'],
    ['boolean', 'true or false'],
    ['array', 'list'],
    ['object', 'object'],
  ]),
  block: 'whole block',
  codemeta: (versions: readonly string[]) => `codemeta ${versions.join(', ')}`,
  renamed: (key: string) => `Its newer name in codemeta is \`${key}\`.`,
  dataResource: 'data resource',
  storageResource: 'storage resource',
  aboutResource: {
    'data resource': 'A data resource of this executable.',
    'storage resource': 'A storage resource of this executable.',
  },
  volumeOf: (resource: string) => `Volume of "${resource}"`,
  volume: (mode: 'readonly' | 'readwrite') =>
    mode === 'readonly'
      ? 'A data resource of this executable, mounted in the machine to be read.'
      : 'A storage resource of this executable, mounted in the machine to be written to.',
  approved: 'Approved by the Open Source Initiative.',
  asObject: (name: string) => `${name} (with its home page)`,
} as const;
