import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PLATFORM_TYPES } from '../../server/core/index';

type Schema = Readonly<Record<string, unknown>>;

const read = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Schema;
const manifest = read('package.json');
const documents: Readonly<Record<string, Schema>> = {
  '': read('schemas/platforms.schema.json'),
  'executable.schema.json': read('schemas/executable.schema.json'),
};

/** What a path of member names leads to. */
const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Schema | undefined)?.[key], value);

const setting = at(manifest, 'contributes', 'configuration', 'properties', 'ossr.platforms') as Schema;

/** The keywords that decide what is allowed; the words for people may differ between the two places. */
const DECISIVE = ['type', 'const', 'enum', 'required', 'additionalProperties', 'minimum', 'maximum', 'minLength'];
const DECISIVE_TOO = ['maxLength', 'exclusiveMinimum', 'pattern'];

/** The platform file leaves its addresses to the server, which says more about a wrong one. */
const ADDRESS = '^https?://';

/** A schema reduced to what it allows, with its references followed. */
function essence(schema: unknown, document = ''): unknown {
  const { $ref, ...own } = schema as Schema;
  if (typeof $ref === 'string') {
    const [name = '', pointer = ''] = $ref.split('#');
    const target = name === '' ? document : name;
    return {
      ...(essence(at(documents[target], ...pointer.split('/').slice(1)), target) as Schema),
      ...(essence(own, document) as Schema),
    };
  }
  // The words that are known, for completion, and then any text.
  if (Array.isArray(own['anyOf'])) return essence(own['anyOf'].at(-1), document);
  const decisive = [...DECISIVE, ...DECISIVE_TOO].flatMap((key) =>
    key in own && own[key] !== ADDRESS ? [[key, sorted(own[key])]] : [],
  );
  const members = Object.entries((own['properties'] ?? {}) as Schema).map(([key, inner]) => [
    key,
    essence(inner, document),
  ]);
  return {
    ...Object.fromEntries(decisive),
    ...('properties' in own && { properties: Object.fromEntries(members) as Schema }),
    ...('items' in own && { items: essence(own['items'], document) }),
  };
}

const sorted = (value: unknown): unknown => (Array.isArray(value) ? (value as unknown[]).toSorted() : value);

/** The schema of one type of platform, where it is found. */
const inSettings = (type: string) =>
  (at(setting, 'items', 'oneOf') as Schema[]).find((each) => at(each, 'properties', 'type', 'const') === type);
const inSchema = (type: string) => at(documents[''], '$defs', `${type}Platform`);

describe('the setting ossr.platforms', () => {
  it('knows the types of platform that the server knows', () => {
    const types = [...PLATFORM_TYPES].sort();
    expect(sorted(at(setting, 'items', 'properties', 'type', 'enum'))).toEqual(types);
    expect(
      (at(setting, 'items', 'oneOf') as Schema[]).map((each) => at(each, 'properties', 'type', 'const')).sort(),
    ).toEqual(types);
  });

  it('counts only where the person wrote it, and not in Restricted Mode (R2)', () => {
    expect(setting['scope']).toBe('application');
    expect(at(manifest, 'capabilities', 'untrustedWorkspaces', 'restrictedConfigurations')).toEqual(['ossr.platforms']);
  });

  it.each([...PLATFORM_TYPES])('allows for the type %s what the schema of the platform file allows', (type) => {
    expect(essence(inSettings(type))).toEqual(essence(inSchema(type)));
  });
});
