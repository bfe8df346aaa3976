import { messages } from '../../messages';
import { TASK_TYPES, localName, taskType } from '../../model/taskType';
import { didYouMean } from '../../schema/didYouMean';
import type { ItemRule } from './rule';

/** The type of an executable, in any generation's spelling, is one that we know (MODEL §4: a warning). */
export const knownType: ItemRule = {
  needsSoundSyntax: false,
  *check({ type, typeNode }) {
    if (type === undefined || !typeNode || taskType(type) !== undefined) return;
    const near = didYouMean(localName(type), TASK_TYPES);
    const meant = near === undefined ? undefined : `purl:${near}`;
    yield {
      code: 'type.unknown',
      at: typeNode,
      message: messages.unknownType(type, meant),
      ...(meant !== undefined && { data: { replacement: meant } }),
    };
  },
};
