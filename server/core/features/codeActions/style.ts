import type { Node } from '../../syntax/json';

/** How the author lays out the members of an object or the elements of a list. */
export interface Style {
  /** True when each stands on a line of its own. */
  readonly isSpread: boolean;
  /** True when there is no blank anywhere, as programs write. */
  readonly isCompact: boolean;
  /** What stands before each of them on its line. */
  readonly indent: string;
  /** What stands before the closing bracket on its line. */
  readonly closing: string;
  /** One step of indentation. */
  readonly unit: string;
  readonly eol: string;
}

const BREAK = /\r\n|\r|\n/;
const SPACE = /^[ \t\r\n]*$/;

/** The first line break of a text, or LF. */
export function eolOf(text: string): string {
  return BREAK.exec(text)?.[0] ?? '\n';
}

/** What a stretch of white space puts before the text behind it; undefined when that is not on a new line. */
export function indentIn(space: string): string | undefined {
  return BREAK.test(space) ? space.slice(Math.max(space.lastIndexOf('\n'), space.lastIndexOf('\r')) + 1) : undefined;
}

/** The white space before the entry at an index, behind the comma or the bracket before it. */
export function gapBefore(text: string, container: Node, index: number): string {
  const entries = container.children ?? [];
  const before = entries[index - 1];
  const from = before ? before.offset + before.length : container.offset + 1;
  const gap = text.slice(from, entries[index]?.offset ?? container.offset + container.length - 1);
  const space = before ? gap.replace(',', '') : gap;
  return SPACE.test(space) ? space : ' ';
}

/** Finds out how the author lays out an object or a list. */
export function styleOf(text: string, container: Node): Style {
  const entries = container.children ?? [];
  const last = entries.length - 1;
  const own = entries.length > 0 ? indentIn(gapBefore(text, container, last)) : undefined;
  const end = indentIn(gapBefore(text, container, entries.length));
  const closing = end ?? '';
  const unit = stepOf(own ?? closing, closing);
  const first = entries[0];
  return {
    isSpread: own !== undefined || (entries.length === 0 && end !== undefined),
    isCompact: first?.offset === container.offset + 1 && /^"[^"]*":\S|^[^"]/.test(text.slice(first.offset)),
    indent: own ?? closing + unit,
    closing,
    unit,
    eol: eolOf(text),
  };
}

/** A value as the author would write it. Spread over lines where the style is, its later lines indented as given. */
export function jsonText(value: unknown, style: Style, indent = style.indent): string {
  if (style.isSpread) return JSON.stringify(value, null, style.unit).replaceAll('\n', style.eol + indent);
  return style.isCompact ? JSON.stringify(value) : inline(value);
}

/** A member as the author would write it. */
export function memberText(key: string, value: unknown, style: Style): string {
  return `${JSON.stringify(key)}:${style.isCompact && !style.isSpread ? '' : ' '}${jsonText(value, style)}`;
}

/** A value on one line, as people write it: `{ "a": 1, "b": [2, 3] }`. */
export function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}: ${inline(held)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function stepOf(indent: string, closing: string): string {
  const step = indent.startsWith(closing) ? indent.slice(closing.length) : '';
  if (step !== '' && step.length <= 10) return step;
  return indent.includes('\t') ? '\t' : '  ';
}
