import { XMLParser } from 'fast-xml-parser';
import { isRecord, listOf } from './jsonValue';
import { DEEPEST } from './json';

/** An element of an XML document. Names are without their prefixes, since services choose those freely. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** The text that stands directly in it, without the space around it. */
  readonly text: string;
  readonly children: readonly XmlElement[];
}

/** What became of a text that should be XML. */
export type XmlReading =
  | { readonly kind: 'xml'; readonly root: XmlElement }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooDeep' }
  | { readonly kind: 'doctype' }
  | { readonly kind: 'notXml' };

/** The first child of that name. */
export function xmlChild(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** All children of that name. */
export function xmlChildren(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((each) => each.name === name) ?? [];
}

/** The text of a child; undefined when there is none, when it is empty, or when it is declared to be nil. */
export function xmlText(element: XmlElement | undefined, name: string): string | undefined {
  const child = xmlChild(element, name);
  if (child === undefined || child.text === '') return undefined;
  return ['true', '1'].includes(child.attributes.get('nil') ?? '') ? undefined : child.text;
}

/**
 * Reads XML that another program wrote (SAFETY P19). A document type is refused before anything is parsed, so that there
 * are no entities but the five of XML itself and numbered characters; elements may stand 64 deep.
 */
export function readXml(text: string): XmlReading {
  if (text.trim() === '') return { kind: 'empty' };
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return { kind: 'doctype' };
  const nesting = text.trimStart().startsWith('<') ? nestingOf(text) : 'notXml';
  if (nesting !== 'fine') return { kind: nesting };
  try {
    const [root, ...others] = elementsOf(parser().parse(text));
    return root && others.length === 0 ? { kind: 'xml', root } : { kind: 'notXml' };
  } catch {
    // What the parser throws says where, in a text that the user never sees.
    return { kind: 'notXml' };
  }
}

const ATTRIBUTES = ':@';
const TEXT = '#text';

function parser(): XMLParser {
  return new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    removeNSPrefix: true,
    ignoreDeclaration: true,
    ignorePiTags: true,
    parseTagValue: false,
    parseAttributeValue: false,
    processEntities: false,
    htmlEntities: false,
    trimValues: true,
    maxNestedTags: DEEPEST + 1,
  });
}

/** What stands between tags and is none, by how it begins and ends. */
const ASIDES = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** Walks over the tags once, before the parser does it recursively and trustfully: how deep they stand, and whether each ends. */
function nestingOf(text: string): 'fine' | 'tooDeep' | 'notXml' {
  const open: string[] = [];
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const aside = ASIDES.find(([start]) => text.startsWith(start, at));
    const end = aside ? text.indexOf(aside[1], at + aside[0].length) : tagEnd(text, at);
    if (end < 0) return 'notXml';
    const name = aside ? undefined : text.slice(at + 1, end).split(/[\s/]/, 2);
    if (name?.[0] === '' && open.pop() !== name[1]) return 'notXml';
    if (name?.[0] !== undefined && name[0] !== '' && text[end - 1] !== '/') open.push(name[0]);
    if (open.length > DEEPEST) return 'tooDeep';
    at = end + 1;
  }
  return open.length === 0 ? 'fine' : 'notXml';
}

/** No honest element has more attributes; the parser needs seconds for 100,000. */
const MOST_ATTRIBUTES = 1_000;

/** Where a tag ends; a `>` in quotes does not end it. -1 where it never does, or where another tag begins first. */
function tagEnd(text: string, start: number): number {
  let attributes = 0;
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at];
    if (character === '>') return at;
    if (character === '<' || attributes > MOST_ATTRIBUTES) return -1;
    if (character !== '"' && character !== "'") continue;
    attributes += 1;
    at = text.indexOf(character, at + 1);
    if (at < 0) return -1;
  }
  return -1;
}

function elementsOf(parsed: unknown): XmlElement[] {
  return (listOf(parsed) ?? []).flatMap((item) => {
    if (!isRecord(item)) return [];
    const name = Object.keys(item).find((key) => key !== ATTRIBUTES && key !== TEXT);
    if (name === undefined) return [];
    const inside = listOf(item[name]) ?? [];
    const texts = inside.flatMap((each) => (isRecord(each) && Object.hasOwn(each, TEXT) ? [String(each[TEXT])] : []));
    const attributes = isRecord(item[ATTRIBUTES]) ? Object.entries(item[ATTRIBUTES]) : [];
    return [
      {
        name,
        attributes: new Map(attributes.map(([key, value]): [string, string] => [key, plain(String(value))])),
        text: plain(texts.join('')).trim(),
        children: elementsOf(inside),
      },
    ];
  });
}

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The characters that XML writes as references; one that it does not know stays as it is written. */
function plain(text: string): string {
  return text.replaceAll(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return PREDEFINED[name] ?? whole;
    const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });
}
