import type { ItemModel } from '../item';
import type { Finding } from '../problem';

/** Takes what a rule finds, in the order in which it is found. */
export type Report = (finding: Finding) => void;

/** One check of one executable: from what could be read to findings. Of most executables it finds nothing, and makes nothing. */
export interface ItemRule {
  /** True when the rule would be misled by a text of which a part is lost: a member that is only being typed loses nothing. */
  readonly needsSoundSyntax: boolean;
  check(item: ItemModel, report: Report): void;
}
