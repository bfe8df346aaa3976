import { executableName } from '../../../analysis/analysis';
import { statesRequirement } from '../../../analysis/shell/freeText';
import { freeTextMessages } from '../../../messages/freeText';
import type { Node } from '../../../syntax/json';
import { elements, nodeAt } from '../../../syntax/tree';
import { documentedIndex } from '../documentedOrder';
import { insertEntries } from '../entries';
import { type Fix, type FixMaker, type FixPart, type PartEdit, partOfItem } from '../fix';
import { jsonText, memberText, styleOf } from '../style';
import { freeName } from './renameDuplicate';

/** Where a requirement goes, and what it is. */
interface Requirement {
  readonly block: string;
  readonly key: string;
  readonly value: unknown;
}

/**
 * Words for people become a requirement of the first executable that states none. "GB" may mean either, so both are
 * offered; the words stay, since people read them.
 */
export const stateRequirement: FixMaker = ({ problem, analysis }) => {
  const { block, key, json } = problem.data ?? {};
  if (block === undefined || key === undefined || json === undefined) return [];
  const item = analysis.items.findIndex(
    (each) => each.isSound && each.isObject && !statesRequirement(each, key) && !each.model?.older,
  );
  const known = analysis.items[item];
  if (!known) return [];
  const name = executableName(analysis, item);
  return alternatives(key, json, name).flatMap(({ title, value }): Fix[] => {
    const edit = requirementEdit(partOfItem(item, known), { block, key, value });
    return edit ? [{ title, edits: [edit], item }] : [];
  });
};

function alternatives(key: string, json: string, name: string): { readonly title: string; readonly value: unknown }[] {
  const value: unknown = JSON.parse(json);
  const binary = typeof value === 'string' && !value.endsWith('i') ? binaryOf(value) : undefined;
  if (binary === undefined) return [{ title: freeTextMessages.add(key, json, name), value }];
  return [
    { title: freeTextMessages.addBinary(key, JSON.stringify(binary), name), value: binary },
    { title: freeTextMessages.addDecimal(key, json, name), value },
  ];
}

/** The same number in powers of 1024: `8Gi` for `8G`. */
function binaryOf(amount: string): string {
  return `${amount.slice(0, -1)}${amount.slice(-1).toUpperCase()}i`;
}

/** Into the first resource of the block; without one, into a new one. Undefined where the block is something else. */
function requirementEdit(part: FixPart, { block, key, value }: Requirement): PartEdit | undefined {
  const { root, text } = part;
  if (!root) return undefined;
  const list = nodeAt(root, [block]);
  if (!list) {
    const entry = memberText(block, [newResource(part, { block, key, value })], styleOf(text, root));
    return insertEntries(text, root, documentedIndex(root, [], block), [entry]);
  }
  if (list.type !== 'array') return undefined;
  const index = elements(list).findIndex(({ type }) => type === 'object');
  const resource: Node | undefined = elements(list)[index];
  if (!resource) {
    const entry = jsonText(newResource(part, { block, key, value }), styleOf(text, list));
    return insertEntries(text, list, 0, [entry]);
  }
  const entry = memberText(key, value, styleOf(text, resource));
  return insertEntries(text, resource, documentedIndex(root, [block, index], key, resource), [entry]);
}

/** Storage needs a name, since volumes refer to it; a machine does not. */
function newResource({ model }: FixPart, { block, key, value }: Requirement): Readonly<Record<string, unknown>> {
  if (block !== 'storage-resources') return { [key]: value };
  const taken = model?.resources.map(({ name }) => name) ?? [];
  return { name: taken.includes('storage') ? freeName('storage', taken) : 'storage', [key]: value };
}
