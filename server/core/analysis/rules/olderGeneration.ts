import { generationMessages } from '../../messages/generations';
import { pathText } from '../../syntax/tree';
import { findShown } from '../places';
import type { ItemRule } from './rule';

/** An executable written as another generation of the model writes it, which is read all the same (MODEL §4: a warning). */
export const olderGeneration: ItemRule = {
  needsSoundSyntax: true,
  check(item, report) {
    const { older } = item;
    if (!older) return;
    const { generation, sign, untold } = older;
    const message = generationMessages.problem(generation, untold.map(pathText));
    report({ code: 'description.older-generation', at: findShown(item.root, sign), message, data: { generation } });
  },
};
