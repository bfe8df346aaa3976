import { type Edit, type FormattingOptions, applyEdits, modify } from 'jsonc-parser';
import type { PlatformConfiguration } from './generated/types';

const NEW_FILE = '{\n  "platforms": []\n}\n';
const PLACE = ['platforms', -1];

/**
 * The text of a platform file with one more platform at the end of its list; everything else stays as it stands, and the
 * new lines are indented as the others. `text` is a file that could be read (`readPlatformFile`), or undefined for a new one.
 */
export function withPlatform(text: string | undefined, platform: PlatformConfiguration): string {
  const before = text ?? NEW_FILE;
  const layout = layoutOf(before);
  const [bare] = modify(before, PLACE, platform, { isArrayInsertion: true });
  const isFirst = bare?.content.startsWith(',') !== true;
  const edits = isFirst
    ? modify(before, PLACE, platform, { isArrayInsertion: true, formattingOptions: layout })
    : [behindOthers(before, platform, { ...bare, layout })]; // the library would lay out the one before it anew
  return applyEdits(before, edits);
}

type Layout = Required<Pick<FormattingOptions, 'insertSpaces' | 'tabSize' | 'eol'>>;

function behindOthers(text: string, platform: PlatformConfiguration, at: Edit & { readonly layout: Layout }): Edit {
  const { offset, length, layout } = at;
  const { insertSpaces, tabSize, eol } = layout;
  const unit = insertSpaces ? ' '.repeat(tabSize) : '\t';
  const lastLine = text.slice(0, offset).split('\n').at(-1) ?? '';
  const isOnOneLine = !/^[ \t]*[{}]/.test(lastLine);
  const indent = isOnOneLine ? '' : (/^[ \t]*/.exec(lastLine)?.[0] ?? '');
  const pretty = JSON.stringify(platform, null, unit).replaceAll('\n', `${eol}${indent}`);
  return { offset, length, content: isOnOneLine ? `, ${JSON.stringify(platform)}` : `,${eol}${indent}${pretty}` };
}

function layoutOf(text: string): Layout {
  const indent = /\n([ \t]+)\S/.exec(text)?.[1] ?? '  ';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return { insertSpaces: !indent.startsWith('\t'), tabSize: indent.startsWith('\t') ? 4 : indent.length, eol };
}
