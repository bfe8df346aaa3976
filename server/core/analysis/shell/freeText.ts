import { freeTextMessages } from '../../messages/freeText';
import { amountInText, coresInText } from '../../model/freeText';
import type { Block } from '../../model/requirement';
import { textOf, valueOf } from '../../syntax/tree';
import type { ItemAnalysis } from '../analyseItem';
import type { Analysis } from '../analysis';
import { type Problem, problem } from '../problem';

/** A term of codemeta whose words say what an executable says as a requirement. */
interface FreeTerm {
  readonly term: string;
  readonly block: Block;
  readonly key: string;
  /** The value that the words amount to; undefined when they do not. */
  readonly read: (text: string) => string | number | undefined;
  readonly isStatedBy: (item: ItemAnalysis) => boolean;
}

const TERMS: readonly FreeTerm[] = [
  free('memoryRequirements', 'compute-resources', 'minmemory', amountInText),
  free('processorRequirements', 'compute-resources', 'mincores', coresInText),
  free('storageRequirements', 'storage-resources', 'minsize', amountInText),
];

/** An author who states a requirement does so early. More executables are not looked at, however many there are. */
const MAX_EXECUTABLES = 100;

/**
 * The record's words for people that no executable says as a requirement, where they hold one readable amount (MODEL §4:
 * a hint). A record without executables is plain codemeta, and left alone.
 */
export function freeTextRequirements({ shell, items }: Pick<Analysis, 'shell' | 'items'>): Problem[] {
  const { root, faults } = shell.tree;
  if (items.length === 0 || faults.length > 0) return [];
  return TERMS.flatMap(({ term, block, key, read, isStatedBy }) => {
    const at = valueOf(root, term);
    const text = textOf(at);
    const value = text === undefined ? undefined : read(text);
    if (!at || value === undefined) return [];
    const isStated = items.slice(0, MAX_EXECUTABLES).some((item) => item.remember(isStatedBy));
    if (isStated) return [];
    const json = JSON.stringify(value);
    const message = freeTextMessages.problem(term, key, json, block);
    return [problem({ code: 'record.free-text-requirement', at, message, data: { block, key, json } })];
  });
}

/** True when an executable states a minimum, readable or not. */
export function statesRequirement({ model }: ItemAnalysis, key: string): boolean {
  return model?.requirements.some(({ kind, min }) => kind.min === key && min !== undefined) ?? false;
}

function free(term: string, block: Block, key: string, read: FreeTerm['read']): FreeTerm {
  return { term, block, key, read, isStatedBy: (item) => statesRequirement(item, key) };
}
