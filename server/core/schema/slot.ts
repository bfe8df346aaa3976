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
  readonly title: string | undefined;
  readonly description: string | undefined;
  /** What the value counts: `cores`, `bytes`, `gpus`, `duration`. */
  readonly unit: string | undefined;
  readonly types: readonly string[];
  readonly values: readonly KnownValue[];
  readonly examples: readonly unknown[];
  readonly keys: readonly SlotKey[];
  /** The versions of codemeta that define the term. */
  readonly versions: readonly string[];
  /** Where its rules come from, a sentence each: those of the place first, then those of the kind of value. */
  readonly origins: readonly string[];
  readonly renamed: string | undefined;
  /** Where many more values are known than stand in the schema: which list holds them, `licences` or `languages`. */
  readonly list: string | undefined;
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

/**
 * A node of a schema with everything it refers to, its own words first; `type` is the spelling of an executable's type,
 * which decides what holds for it.
 */
export function expand(
  schema: SchemaNode,
  node: SchemaNode,
  type: string | undefined,
  found: SchemaNode[] = [],
): SchemaNode[] {
  found.push(node);
  const target = node.$ref === undefined ? undefined : schema.$defs?.[node.$ref.slice(DEFINITION.length)];
  if (target) expand(schema, target, type, found);
  for (const part of node.allOf ?? []) expand(schema, part, type, found);
  if (node.then && node.if && applies(node.if, type)) expand(schema, node.then, type, found);
  return found;
}

/** Our schemas refer to definitions of their own alone. */
const DEFINITION = '#/$defs/';

/** Our schemas choose by the spelling of the executable's `type` alone. */
function applies(condition: SchemaNode, type: string | undefined): boolean {
  const pattern = condition.properties?.['type']?.pattern;
  return pattern !== undefined && type !== undefined && new RegExp(pattern).test(type);
}

/** What the nodes that hold for a place say of it. Each answer is worked out when it is asked for: nobody asks for all. */
class SlotOfNodes implements Slot {
  readonly #nodes: readonly SchemaNode[];
  readonly #owner: SchemaNode;
  #keys: readonly SlotKey[] | undefined;

  constructor(nodes: readonly SchemaNode[], owner: SchemaNode) {
    this.#nodes = nodes;
    this.#owner = owner;
  }

  get title(): string | undefined {
    return this.#first((node) => node.title);
  }

  get description(): string | undefined {
    return this.#first((node) => node.description);
  }

  get unit(): string | undefined {
    return this.#first((node) => node['x-unit']);
  }

  get renamed(): string | undefined {
    return this.#first((node) => node['x-renamed']);
  }

  get list(): string | undefined {
    return this.#first((node) => node['x-list']);
  }

  get types(): readonly string[] {
    return [this.#first((node) => node.type) ?? []].flat();
  }

  get values(): readonly KnownValue[] {
    return this.#first((node) => node['x-values'] ?? node.enum?.map((value) => ({ value }))) ?? [];
  }

  get examples(): readonly unknown[] {
    return this.#first((node) => node.examples) ?? [];
  }

  get keys(): readonly SlotKey[] {
    return (this.#keys ??= keysOf(this.#nodes, this.#owner));
  }

  get versions(): readonly string[] {
    return this.#first((node) => node['x-versions']) ?? [];
  }

  get origins(): readonly string[] {
    return this.#nodes.flatMap((node) => node['x-origin'] ?? []);
  }

  get elementTypes(): readonly string[] {
    const items = this.#first((node) => node.items);
    const types = items && expand(this.#owner, items, undefined).find((node) => node.type)?.type;
    return [types ?? []].flat();
  }

  #first<T>(pick: (node: SchemaNode) => T | undefined): T | undefined {
    for (const node of this.#nodes) {
      const found = pick(node);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** What may stand where these nodes of a schema hold. */
export function slotOf(nodes: readonly SchemaNode[], owner: SchemaNode): Slot {
  return new SlotOfNodes(nodes, owner);
}

/** The keys that nodes of a schema name, those of the first node first. */
export function keysOf(nodes: readonly SchemaNode[], owner: SchemaNode): SlotKey[] {
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
