import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlatforms } from '../../client/configuredPlatform';

const of = (url: unknown) => readPlatforms([{ id: 'a', name: 'A', url }])[0];

describe('where a token may go (R3)', () => {
  it.each([
    ['https://hpc.example.org/canIDoThis?x=1', 'https://hpc.example.org', true],
    ['https://hpc.example.org:8443/', 'https://hpc.example.org:8443', true],
    ['http://hpc.example.org/', 'http://hpc.example.org', false],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080', true],
    ['http://localhost/', 'http://localhost', true],
    ['http://[::1]:8080/', 'http://[::1]:8080', true],
    ['http://localhost.example.org/', 'http://localhost.example.org', false],
    ['http://127.0.0.1.example.org/', 'http://127.0.0.1.example.org', false],
    ['http://127.0.0.1@example.org/', 'http://example.org', false],
    ['https://example.org\\@hpc.example.org/', 'https://example.org', true],
  ])('is decided by the origin of %s', (url, origin, isPrivate) => {
    expect(of(url)).toEqual({ id: 'a', name: 'A', origin, isPrivate });
  });

  it.each(['file:///etc/passwd', 'data:text/plain,x', 'javascript:1', 'not an address', '', 5, null, undefined])(
    'is nowhere for the address %s',
    (url) => {
      expect(of(url)).toEqual({ id: 'a', name: 'A', isPrivate: false });
    },
  );

  it('tells apart two platforms whose hosts look alike (P17)', () => {
    const [one, other] = [of('https://exаmple.org/'), of('https://example.org/')];
    expect(one?.origin).not.toBe(other?.origin);
  });

  it('is read from whatever stands in the settings', () => {
    expect(readPlatforms([5, null, {}, { id: 7 }, { id: 'b' }])).toEqual([{ id: 'b', name: 'b', isPrivate: false }]);
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(readPlatforms(value))));
  });
});
