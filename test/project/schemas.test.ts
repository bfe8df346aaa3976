import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import { describe, expect, it } from 'vitest';

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
const names = ['codemeta', 'executable', 'executables', 'platforms', 'record'];
const ajv = new Ajv({
  schemas: names.map((name) => read(`schemas/${name}.schema.json`)),
  strict: false,
  discriminator: true,
});
const accepts = (name: string, value: unknown) =>
  ajv.validate(`https://w3id.org/ossr/schemas/${name}.schema.json`, value);

describe('the published schemas, as any other program reads them', () => {
  const example = read('examples/codemeta.json');
  const { executables } = example as { readonly executables: readonly Readonly<Record<string, unknown>>[] };

  it('accept the example as a record, its list on its own, and the platforms', () => {
    expect(accepts('record', example)).toBe(true);
    expect(accepts('executables', { executables })).toBe(true);
    expect(accepts('platforms', read('examples/platforms.json'))).toBe(true);
  });

  it('reject a faulty executable in each, and a list that is missing where it is the whole', () => {
    const faulty = [{ ...executables[0], 'compute-resources': [{ mincores: 'four' }] }];
    expect(accepts('record', { ...example, executables: faulty })).toBe(false);
    expect(accepts('executables', { executables: faulty })).toBe(false);
    expect(accepts('executables', {})).toBe(false);
    expect(accepts('platforms', { platforms: [{ id: 'x', name: 'X', type: 'other' }] })).toBe(false);
  });

  it('never reject codemeta around the executables', () => {
    expect(accepts('record', { author: 5, license: [[]], unknown: null })).toBe(true);
  });
});
