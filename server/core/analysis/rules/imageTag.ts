import { messages } from '../../messages';
import { taskType } from '../../model/taskType';
import { textIn } from '../item';
import type { ItemRule } from './rule';

/** A container's image names a tag or a digest, so that everybody runs the same thing (MODEL §4: a warning). */
export const imageTag: ItemRule = {
  needsSoundSyntax: false,
  check(item, report) {
    const known = item.type === undefined ? undefined : taskType(item.type);
    if (known !== 'docker-container') return;
    const { content } = item.value;
    const image = textIn(content, 'image');
    if (image === undefined || image === '' || textIn(content, 'digest')) return;
    const lastPart = image.slice(image.lastIndexOf('/') + 1);
    if (lastPart.includes(':') || lastPart.includes('@')) return;
    const at = item.nodeAt(['content', 'image']) ?? item.root;
    report({ code: 'image.without-tag', at, message: messages.imageWithoutTag(image), data: { image } });
  },
};
