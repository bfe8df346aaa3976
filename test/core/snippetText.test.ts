import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choices, escapeSnippet, withoutStops } from '../../server/core/features/completion/snippet';

describe('the text of a snippet', () => {
  it('has the characters escaped that part choices', () => {
    expect(choices(['a,b', 'c|d', String.raw`e\f`])).toBe(String.raw`${'${1|'}a\,b,c\|d,e\\f|}`);
  });

  it('leaves the first choice, whatever is in it', () => {
    const text = fc.string({ minLength: 1 });
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        expect(withoutStops(choices(texts))).toBe(texts[0]);
      }),
    );
    fc.assert(
      fc.property(text, (each) => {
        expect(withoutStops(escapeSnippet(each))).toBe(each);
      }),
    );
  });
});
