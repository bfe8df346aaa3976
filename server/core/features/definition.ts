import type { Location } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { Position } from '../syntax/lines';
import { resourceReferencesAt } from './resourceReferences';
import { spanRange } from './spans';

/** Where the resource that is named at a position is defined; `uri` is the record's own. Undefined where none is named. */
export function definition(analysis: Analysis, position: Position, uri: string): Location[] | undefined {
  const found = resourceReferencesAt(analysis, position);
  const definitions = found?.all.filter(({ form }) => form === 'definition');
  return definitions?.map(({ span }) => ({ uri, range: spanRange(analysis.layout, found?.item, span) }));
}
