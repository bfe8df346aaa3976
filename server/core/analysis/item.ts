import { type Block, REQUIREMENT_KINDS, type RequirementKind, BLOCKS } from '../model/requirement';
import type { Node } from '../syntax/json';
import { type Member, type Segment, elements, member, textOf, valueOf } from '../syntax/tree';

/** A requirement as it stands in an executable. */
export interface StatedRequirement {
  readonly kind: RequirementKind;
  /** Where its block's element is: `['compute-resources', 0]`; empty for the executable itself. */
  readonly path: readonly Segment[];
  readonly min: Member | undefined;
  readonly max: Member | undefined;
}

/** A compute, data or storage resource as it stands in an executable. */
export interface StatedResource {
  readonly block: Block;
  readonly path: readonly Segment[];
  readonly node: Node;
  readonly nameNode: Node | undefined;
  readonly name: string | undefined;
  readonly uuid: string | undefined;
}

/** A volume as it stands in a compute resource. */
export interface StatedVolume {
  readonly path: readonly Segment[];
  readonly resourceNode: Node | undefined;
  readonly resource: string | undefined;
}

/** One executable as it stands in the text: what could be read of it, and where. What could not be is absent. */
export interface ItemModel {
  readonly root: Node;
  readonly name: string | undefined;
  readonly nameNode: Node | undefined;
  readonly type: string | undefined;
  readonly typeNode: Node | undefined;
  readonly content: Node | undefined;
  readonly resources: readonly StatedResource[];
  readonly requirements: readonly StatedRequirement[];
  readonly volumes: readonly StatedVolume[];
}

/** Reads an executable from its tree. Anything that is an object will do. */
export function readItem(root: Node): ItemModel {
  const nameNode = valueOf(root, 'name');
  const typeNode = valueOf(root, 'type');
  const resources = BLOCKS.flatMap((block) => resourcesOf(root, block));
  return {
    root,
    nameNode,
    name: textOf(nameNode),
    typeNode,
    type: textOf(typeNode),
    content: valueOf(root, 'content'),
    resources,
    requirements: [...requirementsOf(root, undefined, []), ...resources.flatMap(resourceRequirements)],
    volumes: resources.flatMap(volumesOf),
  };
}

function resourcesOf(root: Node, block: Block): StatedResource[] {
  return elements(valueOf(root, block)).flatMap((node, index) => {
    if (node.type !== 'object') return [];
    const nameNode = valueOf(node, 'name');
    const uuid = textOf(valueOf(node, 'uuid'));
    return [{ block, path: [block, index], node, nameNode, name: textOf(nameNode), uuid }];
  });
}

function resourceRequirements(resource: StatedResource): StatedRequirement[] {
  return requirementsOf(resource.node, resource.block, resource.path);
}

function requirementsOf(node: Node, block: Block | undefined, path: readonly Segment[]): StatedRequirement[] {
  return REQUIREMENT_KINDS.filter((kind) => kind.block === block).flatMap((kind) => {
    const min = member(node, kind.min);
    const max = kind.max === undefined ? undefined : member(node, kind.max);
    return min || max ? [{ kind, path, min, max }] : [];
  });
}

function volumesOf(resource: StatedResource): StatedVolume[] {
  return elements(valueOf(resource.node, 'volumes')).flatMap((node, index) => {
    const resourceNode = valueOf(node, 'resource');
    const path = [...resource.path, 'volumes', index];
    return node.type === 'object' ? [{ path, resourceNode, resource: textOf(resourceNode) }] : [];
  });
}
