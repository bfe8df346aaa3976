import type { ItemAnalysis } from '../../analysis/analyseItem';
import type { ItemModel } from '../../analysis/item';
import type { Problem } from '../../analysis/problem';
import { navigationTexts } from '../../messages';
import { hoverTexts } from '../../messages/hover';
import { coresValue } from '../../model/cores';
import { durationWords } from '../../model/duration';
import { quantityText } from '../../model/quantity';
import { taskTypeWords } from '../../model/taskType';
import { shown } from '../outline';
import { spanOf, touches } from '../spans';
import { code, escapeMarkdown } from './markdown';
import { type TotalNeeds, totalNeeds } from './totalNeeds';

/**
 * What an executable is and what it needs in all: every machine of every compute resource added up, its storage, its run
 * time, and the data that somebody must still supply. Undefined for an item that is no object.
 */
export function executableSummary({ model, problems }: Pick<ItemAnalysis, 'model' | 'problems'>): string | undefined {
  if (!model) return undefined;
  const needs = totalNeeds(model);
  const lines = [
    line(hoverTexts.compute, computeAmounts(needs)),
    line(hoverTexts.storage, storageAmounts(needs)),
    line(hoverTexts.runTime, needs.runTime ? [durationWords(needs.runTime)] : []),
    line(hoverTexts.unreadable, needs.unreadable.map(code)),
  ].filter((each) => each !== undefined);
  const supply = line(hoverTexts.supply, missingData(model, problems)) ?? [];
  const list = [hoverTexts.needs, lines.length > 0 ? lines : hoverTexts.nothingNeeded, supply].flat().join('\n');
  const name = shown(model.name);
  const kind = model.type === undefined ? undefined : hoverTexts.kind(escapeMarkdown(taskTypeWords(model.type)));
  return [name && `**${escapeMarkdown(name)}**`, kind, list].filter(Boolean).join('\n\n');
}

function line(sentence: (words: string) => string, words: readonly string[]): string | undefined {
  return words.length > 0 ? sentence(words.join(', ')) : undefined;
}

function computeAmounts({ cores, memory, gpus }: TotalNeeds): string[] {
  return [
    ...(cores ? [navigationTexts.cores(coresValue(cores))] : []),
    ...(memory ? [hoverTexts.memory(quantityText(memory))] : []),
    ...(gpus > 0 ? [navigationTexts.gpus(gpus)] : []),
  ];
}

function storageAmounts({ storage, lifetime }: TotalNeeds): string[] {
  return [
    ...(storage ? [quantityText(storage)] : []),
    ...(lifetime ? [hoverTexts.keptFor(durationWords(lifetime))] : []),
  ];
}

/** The names of the data on the shopping list: what the rule about it has found. */
function missingData({ resources }: ItemModel, problems: readonly Problem[]): string[] {
  const found = problems.filter(({ code: each }) => each === 'data.unresolved');
  const missing = resources.filter(({ node }) => found.some(({ offset }) => touches(spanOf(node), offset)));
  return missing.map(({ name }) => (name === undefined ? hoverTexts.unnamed : `"${escapeMarkdown(name)}"`));
}
