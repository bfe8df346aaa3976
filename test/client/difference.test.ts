import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differences } from '../../client/webview/difference';

const told = (asked: unknown, offered: unknown) =>
  differences(asked, offered).shown.map(({ path, kind, asked: before, offered: after }) => [path, kind, before, after]);

/** A value inside this many lists. */
function nested(value: unknown, depth: number): unknown {
  let inner = value;
  for (let level = 0; level < depth; level += 1) inner = [inner];
  return inner;
}

describe('the difference between what was asked and what is offered (P14)', () => {
  it('names what was filled in, changed and left out', () => {
    const asked = { image: 'a:1', 'compute-resources': [{ mincores: 4, minmemory: '8Gi' }], command: ['run'] };
    const offered = { image: 'b:2', 'compute-resources': [{ mincores: 4, minmemory: '8Gi', maxcores: 8 }] };
    expect(told(asked, offered)).toEqual([
      ['image', 'changed', 'a:1', 'b:2'],
      ['compute-resources/0/maxcores', 'added', undefined, '8'],
      ['command', 'removed', '["run"]', undefined],
    ]);
  });

  it('does not take a list for an object, nor null for nothing', () => {
    expect(told({ a: ['x'] }, { a: { 0: 'x' } })).toEqual([['a', 'changed', '["x"]', '{"0": "x"}']]);
    expect(told({}, { a: null })).toEqual([['a', 'added', undefined, 'null']]);
  });

  it('treats a member called __proto__ as any other', () => {
    const hostile: unknown = JSON.parse('{ "__proto__": { "polluted": 1 } }');
    expect(told({}, hostile)).toEqual([['__proto__', 'added', undefined, '{"polluted": 1}']]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('is nothing between equal values, and something between others', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => told(value, structuredClone(value)).length === 0));
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.integer()), fc.string(), (value, key) => {
        expect(told({ ...value, [key]: 'old' }, { ...value, [key]: 'new' })).toHaveLength(1);
      }),
    );
  });

  it('says so when there are more than can be shown', () => {
    const many = Object.fromEntries([...Array(5000).keys()].map((index) => [`member${index}`, index]));
    const { shown, isCut } = differences({}, { inner: 1, ...many });
    expect([shown.length, isCut]).toEqual([100, true]);
  });

  it('is found, cut short, however deep or long the values are (P6)', () => {
    expect(told(nested(1, 5000), nested(2, 5000))).toHaveLength(1);
    const [[, , , offered] = []] = told({}, { a: 'x'.repeat(1_000_000) });
    expect(offered?.length).toBeLessThan(300);
  });
});
