import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { protocol } from '../core/index';
import type { DocumentChange } from './documents';

/** The argument of `ossr.canIDoThis`, checked; undefined when it is of another shape. */
export function canIDoThisArgument(given: unknown): protocol.CanIDoThisArgument | undefined {
  const [first] = Array.isArray(given) ? (given as readonly unknown[]) : [];
  if (typeof first !== 'object' || first === null) return undefined;
  const { uri, executable, platforms } = first as Readonly<Record<string, unknown>>;
  const isName = executable === undefined || typeof executable === 'string';
  const areIds = platforms === undefined || isTexts(platforms);
  if (typeof uri !== 'string' || !isName || !areIds) return undefined;
  return { uri, ...(executable !== undefined && { executable }), ...(platforms && { platforms }) };
}

/** The commands that a client handles itself, from whatever it sent at the start. */
export function clientCommands(options: unknown): readonly string[] {
  if (typeof options !== 'object' || options === null) return [];
  const { clientCommands: commands } = options as protocol.InitializationOptions;
  return isTexts(commands) ? commands : [];
}

/** The kinds of code action that are asked for, from whatever came as the context; undefined for all of them. */
export function kindsWanted(context: unknown): readonly string[] | undefined {
  if (typeof context !== 'object' || context === null || !('only' in context)) return undefined;
  return isTexts(context.only) ? context.only : undefined;
}

/** True unless the context says that a declaration is not to be among the references. */
export function wantsDeclaration(context: unknown): boolean {
  const isSaid = typeof context === 'object' && context !== null && 'includeDeclaration' in context;
  return !isSaid || context.includeDeclaration !== false;
}

/** The changes of a document. Positions that are not whole numbers from zero up are taken as zero. */
export function changesOf(changes: readonly TextDocumentContentChangeEvent[]): DocumentChange[] {
  const place = ({ line, character }: { readonly line: number; readonly character: number }) => ({
    line: natural(line),
    character: natural(character),
  });
  return changes.map((change) =>
    'range' in change
      ? { range: { start: place(change.range.start), end: place(change.range.end) }, text: change.text }
      : { text: change.text },
  );
}

function natural(value: unknown): number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : 0;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
