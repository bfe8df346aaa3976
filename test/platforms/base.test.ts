import { describe, expect, it } from 'vitest';
import { folderAround, folderOf } from '../../server/platforms/http/base';

describe('the folder of an address', () => {
  it.each([
    ['https://h.example', '/'],
    ['https://h.example/hub', '/hub/'],
    ['https://h.example/hub//', '/hub/'],
    ['nonsense', '/'],
  ])('of %s is %s', (address, folder) => {
    expect(folderOf(address)).toBe(folder);
  });

  it('around an address is its path up to the last slash', () => {
    expect(folderAround(new URL('https://h.example/hub/api?x=/y'))).toBe('/hub/');
    expect(folderAround(new URL('https://h.example'))).toBe('/');
  });

  it('is found at once, however a platform has named it', () => {
    expect(folderOf(`https://h.example${'/'.repeat(50_000)}x`)).toHaveLength(50_002);
    expect(folderAround(new URL(`https://h.example/${'a'.repeat(50_000)}/`))).toHaveLength(50_002);
  }, 500);
});
