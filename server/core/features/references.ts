import type { Location } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { Position } from '../syntax/lines';
import { resourceReferencesAt } from './resourceReferences';
import { spanRange } from './spans';

/** What references are asked for. */
export interface ReferencesOptions {
  /** The record's own address. */
  readonly uri: string;
  /** True when the definition is wanted among them. */
  readonly includeDeclaration: boolean;
}

/** The volumes that mount the resource which is named at a position. Undefined where none is named. */
export function references(
  analysis: Analysis,
  position: Position,
  { uri, includeDeclaration }: ReferencesOptions,
): Location[] | undefined {
  const found = resourceReferencesAt(analysis, position);
  const wanted = found?.all.filter(({ form }) => includeDeclaration || form !== 'definition');
  return wanted?.map(({ span }) => ({ uri, range: spanRange(analysis.layout, found?.item, span) }));
}
