import { messages } from '../../messages';
import { taskType } from '../../model/taskType';
import { textOf, valueOf } from '../../syntax/tree';
import type { ItemRule } from './rule';

/** A container's image names a tag or a digest, so that everybody runs the same thing (MODEL §4: a warning). */
export const imageTag: ItemRule = {
  needsSoundSyntax: false,
  *check({ type, content }) {
    const known = type === undefined ? undefined : taskType(type);
    if (known !== 'docker-container') return;
    const at = valueOf(content, 'image');
    const image = textOf(at);
    if (!at || image === undefined || image === '' || textOf(valueOf(content, 'digest'))) return;
    const lastPart = image.slice(image.lastIndexOf('/') + 1);
    if (lastPart.includes(':') || lastPart.includes('@')) return;
    yield { code: 'image.without-tag', at, message: messages.imageWithoutTag(image), data: { image } };
  },
};
