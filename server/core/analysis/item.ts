import { isObject } from '../model/jsonObject';
import type { ModernForm } from '../model/generations/modernForm';
import type { Block, RequirementKind } from '../model/requirement';
import type { Node } from '../syntax/json';
import type { Member, Segment } from '../syntax/tree';

/**
 * One executable as it stands in the text: what could be read of it, and where. What could not be is absent.
 * The values are at hand; the places (every member called node) are found in the tree when somebody asks for them,
 * since most executables have nothing to tell.
 */
export interface ItemModel {
  /** The executable in today's form, whichever generation the text is of. */
  readonly value: Readonly<Record<string, unknown>>;
  /** True when some object of the text may have a key twice, of which `value` holds the last. */
  readonly mayRepeatKeys: boolean;
  /** How an older generation's text is read; undefined when the text is in today's form. */
  readonly older: ModernForm | undefined;
  /** The whole text's. */
  readonly root: Node;
  /** The node of the text that says what stands at a path of `value`; undefined when none does. */
  nodeAt(path: readonly Segment[]): Node | undefined;
  /** The key and the value that say what stands at a path of `value`. */
  memberAt(path: readonly Segment[]): Member | undefined;
  readonly name: string | undefined;
  readonly nameNode: Node | undefined;
  readonly type: string | undefined;
  readonly typeNode: Node | undefined;
  readonly resources: readonly StatedResource[];
  /** Made when it is first asked for: of most executables it is enough to know that they are stated plainly. */
  readonly requirements: readonly StatedRequirement[];
  /** True when every requirement is seen at a glance to be readable, and within its maximum. False says nothing. */
  readonly hasPlainRequirements: boolean;
  readonly volumes: readonly StatedVolume[];
}

/** A requirement as it stands in an executable. */
export interface StatedRequirement {
  readonly kind: RequirementKind;
  /** Where its block's element is: `['compute-resources', 0]`; empty for the executable itself. */
  readonly path: readonly Segment[];
  readonly min: StatedAmount | undefined;
  readonly max: StatedAmount | undefined;
}

/** A minimum or maximum as it stands in the text. */
export interface StatedAmount extends Member {
  readonly value: unknown;
}

/** A compute, data or storage resource as it stands in an executable. */
export interface StatedResource {
  readonly block: Block;
  readonly path: readonly Segment[];
  readonly value: Readonly<Record<string, unknown>>;
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

/** The member of an object that is text; undefined when there is none, or it is something else. */
export function textIn(value: unknown, key: string): string | undefined {
  const text = isObject(value) ? value[key] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/** Under which key an executable has its name: the notes of 2022 write "title" (MODEL §3). */
export function nameKey(value: Readonly<Record<string, unknown>>): string {
  return !Object.hasOwn(value, 'name') && Object.hasOwn(value, 'title') ? 'title' : 'name';
}
