import type { DocumentHighlight, DocumentHighlightKind } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import type { Position } from '../syntax/lines';
import { resourceReferencesAt } from './resourceReferences';
import { spanRange } from './spans';

const READ: DocumentHighlightKind = 2;
const WRITE: DocumentHighlightKind = 3;

/** Every place that names the resource at a position; its definition is marked as one. Undefined where none is named. */
export function documentHighlight(analysis: Analysis, position: Position): DocumentHighlight[] | undefined {
  const found = resourceReferencesAt(analysis, position);
  return found?.all.map(({ form, span }) => ({
    range: spanRange(analysis.layout, found.item, span),
    kind: form === 'definition' ? WRITE : READ,
  }));
}
