import { actionTitles } from '../../../messages';
import type { Block } from '../../../model/requirement';
import type { Node } from '../../../syntax/json';
import { member, textOf, valueOf } from '../../../syntax/tree';
import { documentedIndex } from '../documentedOrder';
import { insertEntries } from '../entries';
import { type Fix, type FixMaker, type FixPart, memberAround, nodeOf } from '../fix';
import { jsonText, memberText, styleOf } from '../style';
import { changeToMeant } from './meant';

/** A resource to be made, with values to write over. */
interface Resource {
  readonly name: string;
  readonly required?: boolean;
  readonly location?: null;
  readonly minsize?: string;
}

/** A volume of a resource that is not there: the one that was meant, or a new one of that name. */
export const danglingVolume: FixMaker = (question) => {
  const { part, problem } = question;
  const name = problem.data?.['name'];
  if (name === undefined || name === '') return changeToMeant(question);
  const volume = memberAround(nodeOf(question)?.parent?.children?.[0])?.object;
  const isWritten = textOf(valueOf(volume, 'access')) === 'readwrite';
  const data = created(part, 'data-resources', { name, required: true, location: null });
  const storage = created(part, 'storage-resources', { name, minsize: '10Gi' });
  return [...changeToMeant(question), ...(isWritten ? [...storage, ...data] : [...data, ...storage])];
};

function created(part: FixPart, block: Block, resource: Resource): Fix[] {
  const root = part.root;
  if (root?.type !== 'object') return [];
  const held = member(root, block);
  if (held && held.valueNode?.type !== 'array') return [];
  const titled = block === 'data-resources' ? actionTitles.createData : actionTitles.createStorage;
  const edit = held?.valueNode
    ? insertEntries(part.text, held.valueNode, held.valueNode.children?.length ?? 0, [
        elementText(part.text, held.valueNode, resource),
      ])
    : insertEntries(part.text, root, documentedIndex(root, [], block), [
        memberText(block, [resource], styleOf(part.text, root)),
      ]);
  return [{ title: titled(resource.name), edits: [edit] }];
}

/** On one line where the elements before it are. */
function elementText(text: string, list: Node, value: unknown): string {
  const style = styleOf(text, list);
  const last = list.children?.at(-1);
  const isSpread = style.isSpread && (!last || styleOf(text, last).isSpread);
  return jsonText(value, { ...style, isSpread });
}
