import codemetaSchema from '../../../schemas/codemeta.schema.json';
import executableSchema from '../../../schemas/executable.schema.json';
import platformsSchema from '../../../schemas/platforms.schema.json';
import { type Segment, textOf, valueOf } from '../syntax/tree';
import type { Node } from '../syntax/json';

/** A value that may stand somewhere, and what it means. */
export interface KnownValue {
  readonly value: unknown;
  readonly description?: string;
}

/** The part of JSON Schema that our schemas use, and our annotations (`x-…`). */
export interface SchemaNode {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly items?: SchemaNode;
  readonly allOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly if?: SchemaNode;
  readonly then?: SchemaNode;
  readonly additionalProperties?: boolean | SchemaNode;
  readonly $defs?: Readonly<Record<string, SchemaNode>>;
  readonly 'x-unit'?: string;
  readonly 'x-values'?: readonly KnownValue[];
  readonly 'x-spellings'?: readonly string[];
  readonly 'x-versions'?: readonly string[];
  readonly 'x-origin'?: string;
  readonly 'x-renamed'?: string;
  readonly 'x-within'?: string;
  readonly 'x-list'?: string;
}

/** What may stand at one place of a document, with its documentation. */
export interface Slot {
  readonly title?: string;
  readonly description?: string;
  /** What the value counts: `cores`, `bytes`, `gpus`, `duration`. */
  readonly unit?: string;
  readonly types: readonly string[];
  readonly values: readonly KnownValue[];
  readonly examples: readonly unknown[];
  readonly keys: readonly SlotKey[];
  /** The versions of codemeta that define the term. */
  readonly versions: readonly string[];
  /** Where its rules come from, a sentence each: those of the place first, then those of the kind of value. */
  readonly origins: readonly string[];
  readonly renamed?: string;
  /** Where many more values are known than stand in the schema: which list holds them, `licences` or `languages`. */
  readonly list?: string;
  /** The types of the elements, where the place holds a list. */
  readonly elementTypes: readonly string[];
}

/** A key that may stand in an object. */
export interface SlotKey {
  readonly key: string;
  readonly isRequired: boolean;
  readonly spellings: readonly string[];
  readonly schema: SchemaNode;
  /** The schema whose definitions it refers to. */
  readonly owner: SchemaNode;
  /** True for terms of a nested object that codemeta defines beside the others. */
  readonly isNested: boolean;
}

const EXECUTABLE: SchemaNode = executableSchema;
const CODEMETA: SchemaNode = codemetaSchema;
const PLATFORMS: SchemaNode = platformsSchema;
const EXECUTABLES_KEY: SchemaNode = {
  title: 'Executables',
  description: 'The things in this record that a person could run, each with what it needs.',
  type: 'array',
  examples: [[]],
};

/** What may stand at a path inside an executable; `root` is its tree, since the type decides what `content` holds. */
export function executableSlot(path: readonly Segment[], root: Node | undefined): Slot {
  return typeSlot(path, textOf(valueOf(root, 'type')));
}

/** What may stand at a path inside an executable whose `type` is spelled so. */
export function typeSlot(path: readonly Segment[], type: string | undefined): Slot {
  return slotOf(nodesAt(EXECUTABLE, path, type), EXECUTABLE);
}

/** What may stand at a path of the record around the executables: codemeta's terms. */
export function recordSlot(path: readonly Segment[]): Slot {
  if (path.length === 1 && path[0] === 'executables') return slotOf([EXECUTABLES_KEY], EXECUTABLE);
  const slot = slotOf(nodesAt(CODEMETA, path, undefined), CODEMETA);
  return path.length > 0
    ? slot
    : { ...slot, keys: [keyOf(EXECUTABLES_KEY, 'executables', false, CODEMETA), ...slot.keys] };
}

/** The keys that may stand at a path of a platform file, for a platform of this type. */
export function platformSlot(path: readonly Segment[], type: string): string[] {
  return keysOf(platformNodes(path, type), PLATFORMS).map(({ key }) => key);
}

/** The words for `type` among which one chooses at a path of a platform file, such as the kinds of authentication. */
export function platformChoices(path: readonly Segment[], type: string): string[] {
  const choices = platformNodes(path, type).map((node) => node.properties?.['type']?.const);
  return choices.filter((each) => typeof each === 'string');
}

function platformNodes(path: readonly Segment[], type: string): SchemaNode[] {
  let nodes = path.length < 2 ? [PLATFORMS] : [PLATFORMS.$defs?.[`${type}Platform`] ?? {}];
  for (const segment of path.slice(2)) {
    nodes = nodes.flatMap((node) => step(node, segment)).flatMap((node) => alternatives(node));
  }
  return nodes;
}

function alternatives(node: SchemaNode): SchemaNode[] {
  const all = expand(PLATFORMS, node, undefined);
  return all.flatMap((each) => [each, ...(each.oneOf ?? []).flatMap(alternatives)]);
}

/** What one key of a slot holds. */
export function keySlot(key: SlotKey): Slot {
  return slotOf(expand(key.owner, key.schema, undefined), key.owner);
}

function nodesAt(schema: SchemaNode, path: readonly Segment[], type: string | undefined): SchemaNode[] {
  let nodes = expand(schema, schema, type);
  for (const segment of path) {
    const next = nodes.flatMap((node) => step(node, segment));
    const stepped = next.flatMap((node) => expand(schema, node, undefined));
    // In codemeta, where one may stand, several may: what is said of one holds for each of a list.
    nodes = schema === CODEMETA && typeof segment === 'number' ? [...stepped, ...nodes] : stepped;
  }
  return nodes;
}

function step(node: SchemaNode, segment: Segment): SchemaNode[] {
  if (typeof segment === 'number') return node.items ? [node.items] : [];
  const known = node.properties?.[segment];
  if (known) return [known];
  return typeof node.additionalProperties === 'object' ? [node.additionalProperties] : [];
}

/** A node with everything it refers to, its own words first. */
function expand(schema: SchemaNode, node: SchemaNode, type: string | undefined): SchemaNode[] {
  const target = node.$ref === undefined ? undefined : schema.$defs?.[node.$ref.replace('#/$defs/', '')];
  const parts = [target, ...(node.allOf ?? []), node.if && applies(node.if, type) ? node.then : undefined];
  return [node, ...parts.flatMap((part) => (part ? expand(schema, part, type) : []))];
}

/** Our schemas choose by the spelling of the executable's `type` alone. */
function applies(condition: SchemaNode, type: string | undefined): boolean {
  const pattern = condition.properties?.['type']?.pattern;
  return pattern !== undefined && type !== undefined && new RegExp(pattern).test(type);
}

function slotOf(nodes: readonly SchemaNode[], schema: SchemaNode): Slot {
  const first = <T>(pick: (node: SchemaNode) => T | undefined) => nodes.map(pick).find((found) => found !== undefined);
  const title = first((node) => node.title);
  const description = first((node) => node.description);
  const unit = first((node) => node['x-unit']);
  const renamed = first((node) => node['x-renamed']);
  const list = first((node) => node['x-list']);
  const types = [first((node) => node.type) ?? []].flat();
  const items = first((node) => node.items);
  return {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...(unit !== undefined && { unit }),
    ...(renamed !== undefined && { renamed }),
    ...(list !== undefined && { list }),
    types,
    values: first((node) => node['x-values'] ?? node.enum?.map((value) => ({ value }))) ?? [],
    examples: first((node) => node.examples) ?? [],
    keys: keysOf(nodes, schema),
    versions: first((node) => node['x-versions']) ?? [],
    origins: nodes.flatMap((node) => node['x-origin'] ?? []),
    elementTypes: [items ? (expand(schema, items, undefined).find((node) => node.type)?.type ?? []) : []].flat(),
  };
}

function keysOf(nodes: readonly SchemaNode[], owner: SchemaNode): SlotKey[] {
  const required = new Set(nodes.flatMap((node) => node.required ?? []));
  const keys = new Map<string, SlotKey>();
  for (const node of nodes) {
    for (const [key, schema] of Object.entries(node.properties ?? {})) {
      if (!keys.has(key)) keys.set(key, keyOf(schema, key, required.has(key), owner));
    }
  }
  return [...keys.values()];
}

function keyOf(schema: SchemaNode, key: string, isRequired: boolean, owner: SchemaNode): SlotKey {
  return {
    key,
    isRequired,
    spellings: schema['x-spellings'] ?? [],
    schema,
    owner,
    isNested: schema['x-within'] !== undefined,
  };
}
