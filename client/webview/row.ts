import type { ExecutableOffers, PlatformAnswer } from '../../server/core/protocol';
import type { Actions, PageState } from './state';
import type { words } from './words';

/** The cells of a row, by their columns. */
export type Cells = typeof words.columns;

/** What one platform's rows are made from. */
export interface Row {
  readonly answered: PlatformAnswer;
  readonly columns: readonly (keyof Cells)[];
  readonly shown: ExecutableOffers;
  readonly state: PageState;
  readonly actions: Actions;
}
