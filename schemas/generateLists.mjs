/**
 * Makes the lists that completion offers and that others keep: licences (SPDX), programming languages (Linguist), and the
 * blocks of our own snippet file. Each is a function around one literal, so that nothing is made before it is asked for.
 */
import { readFile } from 'node:fs/promises';
import { parseTree } from 'jsonc-parser';
import * as linguist from 'linguist-languages';
import spdx from 'spdx-license-list/spdx.json' with { type: 'json' };

/**
 * What the SPDX list calls deprecated (https://spdx.org/licenses/, "Deprecated License Identifiers") and the package does
 * not mark; those that end in "+" are deprecated too.
 */
const DEPRECATED = new Set([
  ...['AGPL-1.0', 'AGPL-3.0', 'GFDL-1.1', 'GFDL-1.2', 'GFDL-1.3', 'GPL-1.0', 'GPL-2.0', 'GPL-3.0'],
  ...['LGPL-2.0', 'LGPL-2.1', 'LGPL-3.0', 'BSD-2-Clause-FreeBSD', 'BSD-2-Clause-NetBSD', 'bzip2-1.0.5', 'eCos-2.0'],
  ...['GPL-2.0-with-GCC-exception', 'GPL-2.0-with-autoconf-exception', 'GPL-2.0-with-bison-exception'],
  ...['GPL-2.0-with-classpath-exception', 'GPL-2.0-with-font-exception', 'GPL-3.0-with-GCC-exception'],
  ...['GPL-3.0-with-autoconf-exception', 'Net-SNMP', 'Nunit', 'StandardML-NJ', 'wxWindows'],
]);

/** A place that Tab goes to: `${1:text}`, `${2|one,two|}` or `$3`. */
const STOP = /\$\{\d+\|[^|]*\|\}|\$\{\d+:[^}]*\}|\$\d+/g;

/** `identifier<tab>name` lines: those that the Open Source Initiative approves, then the others. */
function licenceLines() {
  const known = Object.entries(spdx).filter(([id]) => !DEPRECATED.has(id) && !id.endsWith('+'));
  known.sort(([a], [b]) => a.localeCompare(b, 'en'));
  const lines = (isApproved) =>
    known.filter(([, each]) => each.osiApproved === isApproved).map(([id, { name }]) => `${id}\t${name}`);
  return [lines(true), lines(false)].map((each) => each.join('\n'));
}

function languageLines() {
  const names = Object.values(linguist).filter(({ type }) => type === 'programming');
  return names
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'en'))
    .join('\n');
}

/** The parts of a snippet that stand on their own: the executable and its content, or the elements of a block. */
function blocksOf([title, { description, body }]) {
  const text = body.join('\n').replace(/\$0$/, '');
  const isExecutable = text.startsWith('{');
  const whole = isExecutable ? text : `{${text}}`;
  // A stop is as wide as a number, which may stand in a string as well as in place of a value.
  const root = parseTree(whole.replaceAll(STOP, (stop) => '1'.repeat(stop.length)));
  const slice = (node) => dedented(whole.slice(node.offset, node.offset + node.length));
  const said = { title, description };
  const type = /"type": "([^"]*)"/.exec(text)?.[1];
  const ofMembers = (root?.children ?? []).flatMap(({ children: [key, value] }) => {
    const isList = value.type === 'array';
    if (!isExecutable) return isList ? value.children.flatMap((each) => elementBlocks(key.value, each, slice)) : [];
    return key.value === 'content' ? [{ where: 'content', type, text: slice(value) }] : [];
  });
  const all = isExecutable ? [{ where: 'executables', type, text: slice(root) }, ...ofMembers] : ofMembers;
  return all.map((each) => ({ ...said, ...each }));
}

function elementBlocks(key, element, slice) {
  if (element.type !== 'object') return [];
  const location = (element.children ?? []).find(({ children: [name] }) => name.value === 'location');
  const text = location && slice(location.children[1]);
  const hasPlace = key === 'data-resources' && text !== undefined && text !== 'null';
  return [{ where: key, text: slice(element) }, ...(hasPlace ? [{ where: 'location', text }] : [])];
}

/** The text with its first line not indented, and the others as they are to it. */
function dedented(text) {
  const indent = /\n(\t*)[^\n]*$/.exec(text)?.[1] ?? '';
  return text.replaceAll(`\n${indent}`, '\n');
}

/** The TypeScript of the lists. `snippets` is where the snippet file is. */
export async function listsText(snippets) {
  const [approved, others] = licenceLines();
  const blocks = Object.entries(JSON.parse(await readFile(snippets, 'utf8'))).flatMap(blocksOf);
  const give = (name, type, value, said) =>
    `/** ${said} */\nexport function ${name}(): ${type} {\n  return ${JSON.stringify(value)};\n}\n`;
  const lines = 'Lines of an SPDX identifier, a tab and a name.';
  return [
    `/** A whole value that can be put somewhere, with tab stops; indented with tabs. */
export interface Block {
  readonly title: string;
  readonly description: string;
  /** The key whose value, or whose elements, it is. */
  readonly where: string;
  /** The type of the executable that it belongs to. */
  readonly type?: string;
  readonly text: string;
}
`,
    give('approvedLicences', 'string', approved, `${lines} Approved by the Open Source Initiative.`),
    give('otherLicences', 'string', others, `${lines} All others.`),
    give('programmingLanguages', 'string', languageLines(), 'Names of programming languages, a line each.'),
    give('blocks', 'readonly Block[]', blocks, 'The blocks of the snippet file.'),
  ].join('\n');
}
