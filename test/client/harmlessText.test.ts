import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { harmlessText } from '../../client/harmlessText';
import { visibleName, visibleText } from '../../client/webview/visibleText';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('[', ']', '(', ')', '$', '\u202e', '\u001b', '\u200b', '\n', 'a') }),
);

describe('text from a platform (P15)', () => {
  it('makes no links and no icons in notifications', () => {
    expect(harmlessText('[click](command:x) $(zap) ok')).toBe('[click] (command:x) $ (zap) ok');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(harmlessText(text)).not.toMatch(/\]\(|\$\(/);
      }),
    );
  });

  it('shows what would reorder, hide or colour the text around it', () => {
    expect(visibleText('abc\u202egnp.exe')).toBe('abc\\u202egnp.exe');
    expect(visibleText('\u001b[31mred\u001b[0m')).toBe('\\u001b[31mred\\u001b[0m');
    expect(visibleText('zero\u200bwidth')).toBe('zero\\u200bwidth');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(visibleText(text)).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('stays on one line and is cut when it is very long', () => {
    expect(visibleText('line\nbreak\r\n\u2028sep')).toBe('line break sep');
    expect(visibleText('x'.repeat(1_000_000))).toHaveLength(601);
    expect(visibleName('x'.repeat(1_000_000))).toHaveLength(101);
  });

  it('is left alone when there is nothing wrong with it', () => {
    for (const text of ['Platform a', 'München · 8 cpu', 'GPU (A100), 80Gi', '望遠鏡'])
      expect(harmlessText(text)).toBe(text);
  });
});
