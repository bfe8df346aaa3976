import type { ItemModel } from '../item';
import type { Finding } from '../problem';

/** One check of one executable: a function from what could be read to findings. */
export interface ItemRule {
  /** True when the rule would be misled by brackets that are missing. */
  readonly needsSoundSyntax: boolean;
  check(item: ItemModel): Iterable<Finding>;
}
