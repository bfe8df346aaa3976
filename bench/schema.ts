import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Our schema of a record in one file, so that no server has to fetch a part of it. */
export function wholeSchema(root: string): object {
  const read = (name: string) =>
    JSON.parse(readFileSync(path.join(root, 'schemas', `${name}.schema.json`), 'utf8')) as Readonly<
      Record<string, unknown>
    >;
  const { $defs: codemetaDefs, properties } = read('codemeta');
  const { $defs: executableDefs, $id: _id, $schema, ...executable } = read('executable');
  return {
    $schema,
    type: 'object',
    properties: {
      ...(properties as object),
      executables: { type: 'array', items: { $ref: '#/$defs/executable' } },
    },
    $defs: { ...(codemetaDefs as object), ...(executableDefs as object), executable },
  };
}
