/** The public face of the library: what other rooms, and other programs, may use. */
export { type Analysis, analyse, executableName, problemsOf } from './analysis/analysis';
export { PROBLEM_CODES, type ProblemCode, type Severity } from './analysis/problem';
export { type NamedTask, type TaskSearch, type UnsoundExecutable, findTasks, taskOf } from './analysis/task';
export { decide } from './feasibility/decide';
export { declaredFacts } from './feasibility/declared';
export type { Fact, PlatformFacts, Size } from './feasibility/facts';
export { figuresOf } from './feasibility/offer';
export { bestOffer, compareAnswers, offerFigures } from './feasibility/rank';
export { CODE_ACTION_KINDS, codeActions } from './features/codeActions/codeActions';
export type { CodeActionOptions } from './features/codeActions/options';
export { codeLens, summaryOf } from './features/codeLens';
export { completion } from './features/completion';
export { definition } from './features/definition';
export { type DiagnosticOptions, type ProblemLevels, diagnostics } from './features/diagnostics';
export { documentHighlight } from './features/documentHighlight';
export { type LinkCandidate, documentLinks } from './features/documentLinks';
export { documentSymbols } from './features/documentSymbols';
export { foldingRanges } from './features/foldingRanges';
export { formatting } from './features/formatting';
export { hover } from './features/hover';
export { inlayHints } from './features/inlayHints';
export { linkedEditing } from './features/linkedEditing';
export type { OfferView } from './features/offerView';
export { references } from './features/references';
export { type Refusal, prepareRename, rename } from './features/rename';
export { selectionRanges } from './features/selectionRanges';
export { whyNot } from './features/whyNot';
export { workspaceSymbols } from './features/workspaceSymbols';
export {
  type Answer,
  type Offer,
  type PlatformIdentity,
  type Reason,
  type ShoppingItem,
  type Source,
  type Task,
  unreachableCase,
} from './model/answer';
export { type Cores, addCores, compareCores, coresValue, readCores } from './model/cores';
export { type Duration, durationWords, isSurelyLonger, readDuration } from './model/duration';
export {
  type Quantity,
  addQuantities,
  bytes,
  compareQuantities,
  multiplyQuantity,
  quantityReadings,
  quantityText,
  readQuantity,
} from './model/quantity';
export { TASK_TYPES, localName, taskType } from './model/taskType';
export * as protocol from './protocol';
export { didYouMean } from './schema/didYouMean';
export type {
  CanIDoThisService,
  DeclaredPlatform,
  Executable,
  PlatformConfiguration,
  PlatformFile,
} from './schema/generated/types';
export { PLATFORM_TYPES, type PlatformFileReading, readPlatformFile, readPlatforms } from './schema/platformFile';
export { type Layout, layOut, offsetAt, positionOf } from './syntax/layout';
export type { Position, Range } from './syntax/lines';
export { type RecordText, type TextEdit, editRecord, openRecord, recordText } from './syntax/recordText';
