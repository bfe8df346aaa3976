import { type Analysis, type Position, analyseText, diagnostics } from '../../server/core/index';

/** A text with its marks taken out: `¦` is the cursor, `«…»` is what a problem underlines. Neither occurs in JSON by accident. */
export interface Marked {
  readonly text: string;
  readonly cursor: Position;
  readonly ranges: readonly string[];
}

/** Takes the marks out of a text. */
export function marked(source: string): Marked {
  const ranges = [...source.matchAll(/«([^»]*)»/g)].map((match) => (match[1] ?? '').replaceAll('¦', ''));
  const plain = source.replaceAll(/[«»]/g, '');
  const before = plain.slice(0, Math.max(0, plain.indexOf('¦')));
  const lines = before.split('\n');
  return {
    text: plain.replace('¦', ''),
    cursor: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
    ranges,
  };
}

/** A record whose only executable has these members, after a name, a type and an image. */
export function inExecutable(members: string): string {
  return `{ "executables": [ { "name": "e", "type": "purl:docker-container", "content": { "image": "i:1" }, ${members} } ] }`;
}

/** A record whose only executable has one compute resource with these members. */
export function inCompute(members: string): string {
  return inExecutable(`"compute-resources": [ { ${members} } ]`);
}

/** The analysis of a text. */
export function analysisOf(text: string): Analysis {
  return analyseText(text);
}

/** Every problem as `code: underlined text`, in the order in which they are told. */
export function problemsIn(text: string): string[] {
  const lines = text.split('\n');
  return diagnostics(analysisOf(text), 'file:///r.json').map(({ code, range }) => {
    const [first = '', last = ''] = [lines[range.start.line], lines[range.end.line]];
    const oneLine = range.start.line === range.end.line;
    const shown = oneLine
      ? first.slice(range.start.character, range.end.character)
      : `${first.slice(range.start.character)}…${last.slice(0, range.end.character)}`;
    return `${String(code)}: ${shown}`;
  });
}
