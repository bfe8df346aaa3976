import type { WorkspaceEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../analysis/analysis';
import { referenceName } from '../analysis/rules/volumeReferences';
import { navigationTexts } from '../messages';
import { generationMessages } from '../messages/generations';
import type { Position, Range } from '../syntax/lines';
import {
  type ResourceOccurrence,
  type ResourceReferences,
  mountable,
  resourceReferencesAt,
} from './resourceReferences';
import { spanRange } from './spans';

/** Why something cannot be renamed, in a sentence. */
export interface Refusal {
  readonly refused: string;
}

/** The name that would be renamed, and where it is. */
export interface RenamePlace {
  readonly range: Range;
  readonly placeholder: string;
}

/** What a resource is renamed to, in the record with this address. */
export interface Renaming {
  readonly uri: string;
  readonly newName: string;
}

/** Says whether the resource that is named at a position can be renamed, and shows its name. */
export function prepareRename(analysis: Analysis, position: Position): RenamePlace | Refusal {
  const found = resourceReferencesAt(analysis, position);
  const refused = refusalAt(found);
  if (!found || refused !== undefined) return { refused: refused ?? navigationTexts.notAResourceName };
  return { range: spanRange(analysis.layout, found.item, found.at.span), placeholder: found.name };
}

/**
 * Renames a resource where it is defined and in every volume that mounts it by name. Of two resources with one name,
 * only the definition at the position is renamed: the volumes stay with the other.
 */
export function rename(analysis: Analysis, position: Position, { uri, newName }: Renaming): WorkspaceEdit | Refusal {
  const found = resourceReferencesAt(analysis, position);
  const refused = refusalAt(found) ?? (found && nameRefusal(found, newName));
  if (!found || refused !== undefined) return { refused: refused ?? navigationTexts.notAResourceName };
  const newText = JSON.stringify(newName).slice(1, -1);
  const edits = renamed(found).map(({ span }) => ({ range: spanRange(analysis.layout, found.item, span), newText }));
  return { changes: { [uri]: edits } };
}

function renamed({ at, all }: ResourceReferences): readonly ResourceOccurrence[] {
  return isUnclear(at) ? [at] : all.filter(({ form }) => form !== 'uuid');
}

function isUnclear({ targets }: ResourceOccurrence): boolean {
  return targets.length > 1;
}

function refusalAt(found: ResourceReferences | undefined): string | undefined {
  if (!found) return navigationTexts.notAResourceName;
  if (found.model.older) return generationMessages.rename;
  if (found.at.form === 'uuid') return navigationTexts.namedByUuid;
  return isUnclear(found.at) && found.at.form !== 'definition' ? navigationTexts.unclearName(found.name) : undefined;
}

function nameRefusal(found: ResourceReferences, newName: string): string | undefined {
  const { name, model } = found;
  if (newName.trim() === '') return navigationTexts.emptyName;
  if (newName === name) return undefined;
  const others = mountable(model).filter((each) => isUnclear(found.at) || !found.at.targets.includes(each));
  const isTaken = others.some((each) => each.name === newName || each.uuid === newName);
  if (isTaken) return navigationTexts.takenName(newName);
  const isBraced = renamed(found).some(({ form }) => form === 'braced');
  const isUnreferable = referenceName(newName) !== newName || (isBraced && /[/}]/.test(newName));
  return isUnreferable ? navigationTexts.unreferableName(newName) : undefined;
}
