/** A table in Markdown; the first row is its head. */
export function table(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '---'), ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A figure with three digits or so; whole ones as they are; a dash where there is none. */
export function number(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Number.isInteger(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** How many times as long the other takes; a dash where one of them is missing. */
export function times(theirs: number, ours: number): string {
  const ratio = theirs / ours;
  return Number.isNaN(ratio) ? '–' : `${number(ratio)}×`;
}

/** "1 executable", "1,000 executables". */
export function executables(size: number): string {
  return `${size.toLocaleString('en')} executable${size === 1 ? '' : 's'}`;
}
