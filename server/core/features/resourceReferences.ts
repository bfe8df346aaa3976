import type { Analysis } from '../analysis/analysis';
import type { ItemModel, StatedResource } from '../analysis/item';
import type { Span } from '../analysis/problem';
import { referenceName } from '../analysis/rules/volumeReferences';
import type { Node } from '../syntax/json';
import type { Position } from '../syntax/lines';
import { textOf } from '../syntax/tree';
import { partAt } from './place';
import { spanOf, touches, writtenSpan } from './spans';

/** A place that names a resource: where it is defined, or a volume that mounts it. */
export interface ResourceOccurrence {
  /** `braced` is the name inside `${storage-resources/NAME/uuid}`. */
  readonly form: 'definition' | 'name' | 'braced' | 'uuid';
  /** The name alone, without quotes and braces. Offsets are those of the executable's piece. */
  readonly span: Span;
  /** The text that the name is a part of. */
  readonly node: Node;
  /** Which resources it names: several, where their names are the same. */
  readonly targets: readonly StatedResource[];
}

/** A resource of one executable, and everything that names it. */
export interface ResourceReferences {
  readonly item: number;
  readonly model: ItemModel;
  /** The executable's text, which the offsets are of. */
  readonly text: string;
  readonly name: string;
  /** The one at the position. */
  readonly at: ResourceOccurrence;
  /** All of them, definitions first. */
  readonly all: readonly ResourceOccurrence[];
}

/** The data and storage resources of an executable: those that volumes can mount. */
export function mountable({ resources }: ItemModel): StatedResource[] {
  return resources.filter(({ block }) => block !== 'compute-resources');
}

/** The resource that is named at a position, with all that names it. Undefined where none is. */
export function resourceReferencesAt(analysis: Analysis, position: Position): ResourceReferences | undefined {
  const { item, model, text, offset } = partAt(analysis, position);
  if (item === undefined || !model) return undefined;
  const everything = [...definitionsIn(model, text), ...referencesIn(model, text)];
  const at = everything.find(({ node }) => touches(spanOf(node), offset));
  const name = at?.targets[0]?.name;
  if (!at || name === undefined) return undefined;
  const all = everything.filter(({ targets }) => targets.some((target) => at.targets.includes(target)));
  return { item, model, text, name, at, all };
}

/** Where the resources of an executable get their names; `text` is its piece. */
export function definitionsIn(model: ItemModel, text: string): ResourceOccurrence[] {
  const resources = mountable(model);
  return resources.flatMap(({ name, nameNode }) => {
    if (name === undefined || !nameNode || textOf(nameNode) !== name) return []; // an older text may only imply it
    const targets = resources.filter((each) => each.name === name);
    return [{ form: 'definition', span: writtenSpan(text, nameNode), node: nameNode, targets }];
  });
}

/** Where volumes refer to a resource that there is; `text` is its piece. */
export function referencesIn(model: ItemModel, text: string): ResourceOccurrence[] {
  const resources = mountable(model);
  return model.volumes.flatMap(({ resource, resourceNode }) => {
    if (resource === undefined || !resourceNode || textOf(resourceNode) !== resource) return [];
    const target = referenceName(resource);
    const named = resources.filter(({ name }) => name === target);
    const targets = named.length > 0 ? named : resources.filter(({ uuid }) => uuid === target);
    const from = target === resource ? 0 : resource.indexOf('/') + 1;
    const span = writtenSpan(text, resourceNode, from, from + target.length);
    const form = named.length === 0 ? 'uuid' : target === resource ? 'name' : 'braced';
    return targets.length > 0 ? [{ form, span, node: resourceNode, targets }] : [];
  });
}
