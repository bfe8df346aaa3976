import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import platformsSchema from '../../schemas/platforms.schema.json';
import { secretForm } from '../../client/secretForm';
import { readTokens } from '../../client/tokens';

const form = (type: string, auth?: object) => secretForm([{ id: 'a', type, auth }], 'a');

describe('what signing in asks for', () => {
  it.each([
    ['canidothis', undefined, { kind: 'secret', scheme: 'bearer' }],
    ['jupyterhub', undefined, { kind: 'secret', scheme: 'jupyter' }],
    ['portainer', undefined, { kind: 'secret', scheme: 'api-key' }],
    ['slurm', { type: 'slurm', user: 'alice' }, { kind: 'secret', scheme: 'slurm', holder: 'alice' }],
    ['openstack', undefined, { kind: 'secret', scheme: 'application-credential' }],
    ['openstack', { type: 'password', user: 'bob' }, { kind: 'secret', scheme: 'password', holder: 'bob' }],
    ['canidothis', { type: 'basic' }, { kind: 'secret', scheme: 'basic' }],
    ['dirac', { type: 'oidc', issuer: 'https://i.example' }, { kind: 'page' }],
    ['uws', { type: 'none' }, { kind: 'none' }],
    ['uws', { type: 'constructor' }, { kind: 'secret', scheme: 'bearer' }],
  ])('of a %s with %j is %j', (type, auth, expected) => {
    expect(form(type, auth)).toEqual(expected);
  });

  it('is known for every scheme of the schema, and for whatever stands in the settings', () => {
    const schemes = Object.values(platformsSchema.$defs)
      .flatMap((each) => ('properties' in each && 'type' in each.properties ? [each.properties.type] : []))
      .flatMap((type) => (typeof type === 'object' && 'const' in type ? [type.const] : []))
      .filter((each) => !platformsSchema.$defs.platform.properties.type.enum.includes(each));
    const known = schemes.map((type) => ({ type, form: form('canidothis', { type }) }));
    expect(known.filter(({ type, form: { kind } }) => kind === 'secret' && type === 'oidc')).toEqual([]);
    for (const { type, form: found } of known) {
      if (found.kind === 'secret') expect(found.scheme).toBe(type);
    }
    fc.assert(fc.property(fc.anything(), fc.string(), (setting, id) => secretForm(setting, id).kind.length > 0));
  });
});

describe('what is kept of signing in on a page', () => {
  it('is read back, and told apart from a token that was typed', () => {
    const tokens = { access: 'a', refresh: 'r', expiresAt: '2026-11-23T13:00:00Z' };
    expect(readTokens(JSON.stringify(tokens))).toEqual(tokens);
    expect(readTokens('{"access":"a","more":1}')).toEqual({ access: 'a' });
    for (const other of ['abc', '{', '{}', '{"access":1}', '{"access":"a","refresh":1}', '[]']) {
      expect(readTokens(other)).toBeUndefined();
    }
  });
});
