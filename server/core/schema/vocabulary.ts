import codemetaSchema from '../../../schemas/codemeta.schema.json';
import executableSchema from '../../../schemas/executable.schema.json';
import platformsSchema from '../../../schemas/platforms.schema.json';
import { type Segment, textOf, valueOf } from '../syntax/tree';
import type { Node } from '../syntax/json';
import { type SchemaNode, type Slot, type SlotKey, expand, keysOf, slotOf } from './slot';

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
  const nodes = nodesAt(CODEMETA, path, undefined);
  return slotOf(path.length > 0 ? nodes : [{ properties: { executables: EXECUTABLES_KEY } }, ...nodes], CODEMETA);
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
    nodes = nodes.flatMap((node) => step(node, segment) ?? []).flatMap((node) => alternatives(node));
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
    const stepped: SchemaNode[] = [];
    for (const node of nodes) {
      const next = step(node, segment);
      if (next) expand(schema, next, undefined, stepped);
    }
    // In codemeta, where one may stand, several may: what is said of one holds for each of a list.
    nodes = schema === CODEMETA && typeof segment === 'number' ? [...stepped, ...nodes] : stepped;
  }
  return nodes;
}

function step(node: SchemaNode, segment: Segment): SchemaNode | undefined {
  if (typeof segment === 'number') return node.items;
  const { additionalProperties: others } = node;
  return node.properties?.[segment] ?? (typeof others === 'object' ? others : undefined);
}
