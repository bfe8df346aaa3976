import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ModernForm, modernForm, originOf, readAnew } from '../../server/core/model/generations/modernForm';
import { type Path, pointerOf } from '../../server/core/model/generations/place';
import { descriptions } from './olderDescriptions';

interface Leaf {
  readonly path: Path;
  readonly value: unknown;
}

function leaves(value: unknown, path: Path = []): Leaf[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => leaves(each, [...path, index]));
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, each]) => leaves(each, [...path, key]));
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, segment) => {
    const isThere = typeof held === 'object' && held !== null && Object.hasOwn(held, segment);
    return isThere ? Object.getOwnPropertyDescriptor(held, segment)?.value : undefined;
  }, value);
}

const isWithin = (path: Path, around: Path) => `${pointerOf(path)}/`.startsWith(`${pointerOf(around)}/`);

function check(holds: (form: ModernForm, input: unknown) => void): void {
  fc.assert(
    fc.property(descriptions, (input) => {
      const form = modernForm(input);
      if (form) holds(form, input);
    }),
    { numRuns: 300 },
  );
}

describe('of any description, its modern form', () => {
  it('is in the form that we write, so that making it twice changes nothing', () => {
    check((form) => expect(modernForm(form.value)).toBeUndefined());
  });

  it('tells of each part where it stood', () => {
    check((form, input) => {
      for (const { path, value } of leaves(form.value)) {
        const origin = originOf(form, path);
        expect(valueAt(input, origin)).toBeDefined();
        if (typeof value === 'string' && /^~[a-z]{6}$/.test(value))
          expect(JSON.stringify(valueAt(input, origin))).toContain(value);
      }
      for (const path of [form.sign, ...form.untold]) expect(valueAt(input, path)).toBeDefined();
    });
  });

  it('loses no word of the author: what it does not say is told', () => {
    check((form, input) => {
      const text = JSON.stringify(form.value);
      for (const { path, value } of leaves(input)) {
        if (typeof value !== 'string' || !value.startsWith('~') || text.includes(value)) continue;
        expect(
          form.untold.filter((around) => isWithin(path, around)),
          `${pointerOf(path)} ${value}`,
        ).not.toEqual([]);
      }
    });
  });

  it('is found, whatever shows that it is an older one', () => {
    const older = descriptions.filter((input) => readAnew(input) !== undefined);
    fc.assert(
      fc.property(older, (input) => {
        expect(modernForm(input)).toEqual(readAnew(input));
      }),
      { numRuns: 300 },
    );
  });

  it('does not change what it is made of', () => {
    check((_, input) => {
      const before = JSON.stringify(input);
      modernForm(input);
      expect(JSON.stringify(input)).toBe(before);
    });
  });
});
