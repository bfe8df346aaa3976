import { messages } from '../../messages';
import { TASK_TYPES, taskType } from '../../model/taskType';
import { meantType } from '../../schema/meantType';
import type { ItemRule } from './rule';

/** The type of an executable, in any generation's spelling, is one that we know (MODEL §4: a warning). */
export const knownType: ItemRule = {
  needsSoundSyntax: false,
  check(item, report) {
    const { type } = item;
    if (type === undefined || taskType(type) !== undefined || !item.typeNode) return;
    const meant = meantType(type);
    report({
      code: 'type.unknown',
      at: item.typeNode,
      message: messages.unknownType(type, meant, TASK_TYPES),
      ...(meant !== undefined && { data: { replacement: meant } }),
    });
  },
};
