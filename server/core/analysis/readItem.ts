import { type ModernForm, modernForm } from '../model/generations/modernForm';
import { type Block, BLOCKS, type RequirementKind } from '../model/requirement';
import type { Node } from '../syntax/json';
import type { Member, Segment } from '../syntax/tree';
import { isObject } from '../model/jsonObject';
import {
  type ItemModel,
  type StatedAmount,
  type StatedRequirement,
  type StatedResource,
  type StatedVolume,
  nameKey,
  textIn,
} from './item';
import { KINDS_IN, OWN_KINDS, arePlain } from './kinds';
import { findMember, findNode } from './places';

/** What an executable is read from: its text's plain value, and the tree that its places are looked up in. */
export interface ItemSource {
  /** As the text says it. */
  readonly value: unknown;
  readonly mayRepeatKeys: boolean;
  readonly root: () => Node | undefined;
}

/** Reads an executable of any generation. Anything that is an object will do; undefined for anything else. */
export function readItem(source: ItemSource): ItemModel | undefined {
  const { value } = source;
  if (!isObject(value)) return undefined;
  const older = modernForm(value);
  return new Item(older?.value ?? value, older, source);
}

class Item implements ItemModel {
  readonly name: string | undefined;
  readonly type: string | undefined;
  readonly resources: readonly Resource[];
  readonly hasPlainRequirements: boolean;
  readonly volumes: readonly StatedVolume[];
  #requirements: readonly StatedRequirement[] | undefined;

  constructor(
    readonly value: Readonly<Record<string, unknown>>,
    readonly older: ModernForm | undefined,
    readonly source: ItemSource,
  ) {
    this.name = textIn(value, nameKey(value));
    this.type = textIn(value, 'type');
    this.resources = resourcesIn(this);
    this.hasPlainRequirements = arePlain(this);
    this.volumes = volumesIn(this);
  }

  get requirements(): readonly StatedRequirement[] {
    return (this.#requirements ??= requirementsIn(this));
  }

  get mayRepeatKeys(): boolean {
    return this.source.mayRepeatKeys;
  }

  get root(): Node {
    return this.source.root() ?? NOWHERE;
  }

  get nameNode(): Node | undefined {
    return this.nodeAt([nameKey(this.value)]);
  }

  get typeNode(): Node | undefined {
    return this.nodeAt(['type']);
  }

  nodeAt(path: readonly Segment[]): Node | undefined {
    return findNode(this, path);
  }

  memberAt(path: readonly Segment[]): Member | undefined {
    return findMember(this, path);
  }
}

/** Stands for the root of a tree that is missing, which does not happen: the value was read from the same text. */
const NOWHERE: Node = { type: 'object', offset: 0, length: 0 };

class Resource implements StatedResource {
  readonly name: string | undefined;
  readonly uuid: string | undefined;

  constructor(
    readonly item: Item,
    readonly block: Block,
    readonly path: readonly Segment[],
    readonly value: Readonly<Record<string, unknown>>,
  ) {
    this.name = textIn(value, 'name');
    this.uuid = textIn(value, 'uuid');
  }

  get node(): Node {
    return this.item.nodeAt(this.path) ?? NOWHERE;
  }

  get nameNode(): Node | undefined {
    return this.item.nodeAt([...this.path, 'name']);
  }
}

class Amount implements StatedAmount {
  #found: { readonly member: Member | undefined } | undefined;

  constructor(
    readonly item: Item,
    readonly path: readonly Segment[],
    readonly key: string,
    readonly value: unknown,
  ) {}

  get keyNode(): Node {
    return this.#member?.keyNode ?? NOWHERE;
  }

  get valueNode(): Node | undefined {
    return this.#member?.valueNode;
  }

  get #member(): Member | undefined {
    return (this.#found ??= { member: this.item.memberAt([...this.path, this.key]) }).member;
  }
}

class Volume implements StatedVolume {
  constructor(
    readonly item: Item,
    readonly within: readonly Segment[],
    readonly index: number,
    readonly resource: string | undefined,
  ) {}

  get path(): readonly Segment[] {
    return [...this.within, 'volumes', this.index];
  }

  get resourceNode(): Node | undefined {
    return this.item.nodeAt([...this.path, 'resource']);
  }
}

function resourcesIn(item: Item): Resource[] {
  const found: Resource[] = [];
  for (const block of BLOCKS) {
    eachObject(item.value[block], (value, index) => found.push(new Resource(item, block, [block, index], value)));
  }
  return found;
}

function requirementsIn(item: Item): StatedRequirement[] {
  const found: StatedRequirement[] = [];
  const add = (kinds: readonly RequirementKind[], { path, value }: Pick<StatedResource, 'path' | 'value'>) => {
    for (const kind of kinds) {
      const min = amountIn(item, path, value, kind.min);
      const max = kind.max === undefined ? undefined : amountIn(item, path, value, kind.max);
      if (min ?? max) found.push({ kind, path, min, max });
    }
  };
  add(OWN_KINDS, { path: [], value: item.value });
  for (const resource of item.resources) add(KINDS_IN[resource.block], resource);
  return found;
}

function amountIn(
  item: Item,
  path: readonly Segment[],
  value: Readonly<Record<string, unknown>>,
  key: string,
): Amount | undefined {
  const amount = value[key];
  return amount === undefined ? undefined : new Amount(item, path, key, amount);
}

function volumesIn(item: Item): StatedVolume[] {
  const found: StatedVolume[] = [];
  for (const { path, value } of item.resources) {
    eachObject(value['volumes'], (volume, index) =>
      found.push(new Volume(item, path, index, textIn(volume, 'resource'))),
    );
  }
  return found;
}

/** Visits the objects in a list; in anything else there are none. */
function eachObject(list: unknown, visit: (value: Readonly<Record<string, unknown>>, index: number) => void): void {
  if (!Array.isArray(list)) return;
  for (let index = 0; index < list.length; index += 1) {
    const value: unknown = list[index];
    if (isObject(value)) visit(value, index);
  }
}
