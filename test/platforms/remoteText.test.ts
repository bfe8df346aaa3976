import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remoteText } from '../../server/platforms/http/remoteText';

describe('P15: the text of a platform is inert in a sentence', () => {
  it.each([
    ['a\u001b[31mred', 'a\\u{1b}[31mred'],
    ['two\nlines\r\n\tthen', 'two\\nlines\\r\\n\\tthen'],
    ['exe\u202Etxt', 'exe\\u{202e}txt'],
    ['zero\u200Bwidth\uFEFF.', 'zero\\u{200b}width\\u{feff}.'],
    ['\u2028line', 'line'],
    ['a\u2029b', 'a\\u{2029}b'],
    ['lone \ud800 surrogate', 'lone \\u{d800} surrogate'],
    ['  Größe 8 Gi – 🚀 ', 'Größe 8 Gi – 🚀'],
    ['<img onerror=x>](command:y)$(zap)', '<img onerror=x>](command:y)$(zap)'],
  ])('%j', (text, inert) => {
    expect(remoteText(text)).toBe(inert);
  });

  it('cuts a megabyte short, between characters', () => {
    expect(remoteText('x'.repeat(1_000_000))).toHaveLength(300);
    expect(remoteText('🚀'.repeat(100), 20)).toBe(`${'🚀'.repeat(9)}…`);
  });

  it('is short and has nothing hidden, and doing it twice changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.integer({ min: 10, max: 100 }), (text, longest) => {
        const inert = remoteText(text, longest);
        expect(inert.length).toBeLessThanOrEqual(longest);
        expect(inert).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u);
        expect(remoteText(inert, longest)).toBe(inert);
      }),
    );
  });
});
