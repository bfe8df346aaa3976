import { messages } from '../messages';
import { type JsonTree, type Node, readJson } from '../syntax/json';
import { shellText } from '../syntax/positions';
import type { RecordText } from '../syntax/recordText';
import { elements, members, nodeAt, textOf, valueOf } from '../syntax/tree';
import { executableAlone } from './alone';
import { ruleProblems, treeProblems } from './analyseItem';
import type { ItemModel } from './item';
import { type Problem, problem } from './problem';
import { duplicateKeysIn } from './rules/duplicateKeys';

/** What is known of the record around its executables. Offsets are those of the shell's text. */
export interface ShellAnalysis {
  readonly text: string;
  readonly tree: JsonTree;
  readonly problems: readonly Problem[];
  /** The executable that the whole document is, where it is no record: a request to a broker, or one without its list. */
  readonly alone: ItemModel | undefined;
}

/** Reads the record around its executables. codemeta's terms are never judged (MODEL §4, "Never"). */
export function analyseShell(record: RecordText): ShellAnalysis {
  const text = shellText(record);
  const tree = readJson(text);
  const alone = record.hasList ? undefined : executableAlone(tree);
  const problems = shellProblems(text, tree, record.hasList);
  return { text, tree, alone, problems: alone ? [...problems, ...aloneProblems(alone)] : problems };
}

/** A text that is no record at all is told so once; what else is wrong with it as JSON would only be noise. */
function shellProblems(text: string, tree: JsonTree, hasList: boolean): Problem[] {
  const begins = text.search(/\S/);
  const at = { offset: Math.max(0, begins), length: Math.min(1, text.length) };
  if (begins >= 0 && tree.root?.type !== 'object' && !tree.isTooDeep) {
    return [problem({ code: 'record.not-an-object', at, message: messages.notAnObject })];
  }
  const faults = treeProblems(tree, at);
  return tree.root && tree.isWhole ? [...faults, ...rootProblems(tree.root, hasList)] : faults;
}

function rootProblems(root: Node, hasList: boolean): Problem[] {
  const twice = executablesTwice(root);
  const duplicates = duplicateKeysIn(root)
    .filter((each) => each.related?.offset !== twice?.offset)
    .map(problem);
  return [twice, executablesNotAList(root, hasList), jsonLdHint(root)].flatMap((each) => each ?? []).concat(duplicates);
}

/** What is wrong with the executable comes first, so that it is mended before the whole is put into a list. */
function aloneProblems(alone: ItemModel): Problem[] {
  const problems = ruleProblems(alone, true);
  if (alone.older) return problems;
  const at = { offset: alone.root.offset, length: 1 };
  return [...problems, problem({ code: 'record.executable-alone', at, message: messages.executableAlone })];
}

function executablesTwice(root: Node): Problem | undefined {
  const [first, second] = members(root).filter((each) => each.key === 'executables');
  if (!first || !second) return undefined;
  const related = {
    offset: first.keyNode.offset,
    length: first.keyNode.length,
    message: messages.executablesFirst,
  };
  return problem({ code: 'record.executables-twice', at: second.keyNode, message: messages.executablesTwice, related });
}

function executablesNotAList(root: Node, hasList: boolean): Problem | undefined {
  const value = valueOf(root, 'executables');
  if (hasList || !value || value.type === 'array') return undefined;
  return problem({ code: 'record.executables-not-a-list', at: value, message: messages.executablesNotAList });
}

/** JSON-LD drops a key that the context does not define (MODEL §5). Only records with a context are told. */
function jsonLdHint(root: Node): Problem | undefined {
  const executables = members(root).find((each) => each.key === 'executables');
  const context = valueOf(root, '@context');
  if (!executables || !context || definesExecutables(context)) return undefined;
  const at = executables.keyNode;
  return problem({ code: 'record.executables-unknown-to-json-ld', at, message: messages.unknownToJsonLd });
}

function definesExecutables(context: Node): boolean {
  if (context.type === 'array') return elements(context).some(definesExecutables);
  return nodeAt(context, ['executables']) !== undefined || textOf(nodeAt(context, ['@vocab'])) !== undefined;
}
