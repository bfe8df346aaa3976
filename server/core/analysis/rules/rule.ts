import type { ItemModel } from '../item';
import type { Finding } from '../problem';

/** One check of one executable: a function from what could be read to findings. */
export interface ItemRule {
  /** True when the rule would be misled by a text of which a part is lost: a member that is only being typed loses nothing. */
  readonly needsSoundSyntax: boolean;
  check(item: ItemModel): Iterable<Finding>;
}
