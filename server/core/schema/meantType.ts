import { TASK_TYPES, localName } from '../model/taskType';
import { didYouMean } from './didYouMean';

/** The type of executable that a wrong one was most likely meant to be, such as `purl:docker-container` for `docker`. */
export function meantType(type: string): string | undefined {
  const near = didYouMean(localName(type), TASK_TYPES);
  return near && `purl:${near}`;
}
