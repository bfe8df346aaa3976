import type { DiagnosticOptions } from '../diagnostics';
import type { OfferView } from '../offerView';
import type { Edited } from './place';

/** What code actions are asked with. */
export interface CodeActionOptions extends Edited {
  /** The kinds that are wanted, with everything below them; without it every kind but `source`. */
  readonly only?: readonly string[];
  /** True when the editor can make files as a part of an edit. */
  readonly canCreateFiles?: boolean;
  /** What the user wants to be told: a problem that is ignored has no remedy. */
  readonly told?: DiagnosticOptions;
  /** What the platforms answered: a requirement that ruled one out can be lowered. */
  readonly offers?: OfferView;
}
