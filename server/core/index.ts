/** The public face of the library: what other rooms, and other programs, may use. */
export {
  type Analysis,
  type Since,
  analyse,
  analyseText,
  executableCount,
  executableName,
  problemsOf,
} from './analysis/analysis';
export { PROBLEM_CODES, type ProblemCode, type Severity } from './analysis/problem';
export {
  type NamedTask,
  type TaskSearch,
  type UnsoundExecutable,
  executablesIn,
  findTasks,
  meantExecutables,
  taskOf,
} from './analysis/task';
export { decide } from './feasibility/decide';
export { declaredFacts } from './feasibility/declared';
export * as capacity from './feasibility/capacity';
export {
  type Fact,
  type Figure,
  type Place,
  type PlaceFacts,
  type PlatformFacts,
  type Quota,
  type Size,
  type Steps,
  type Usage,
  fact,
  facts,
  readAt,
  unknown,
  unlimited,
} from './feasibility/facts';
export { type BestChange, bestChanges, removals } from './feasibility/bestChange';
export { dataKind } from './feasibility/needs';
export { figuresOf, unstatedFigures } from './feasibility/figures';
export { withoutWishes } from './feasibility/wishes';
export { inOrder, offerOrigin } from './feasibility/offerSources';
export { bestOffer, compareAnswers, offerFigures } from './feasibility/rank';
export { proposedChange, smallestChange } from './feasibility/smallestChange';
export { readSmallestChange } from './feasibility/toldChange';
export { unusableSizes } from './feasibility/oversize';
export { toldCaveats } from './feasibility/toldCaveats';
export { type ToldFact, toldFacts } from './feasibility/toldFacts';
export { CODE_ACTION_KINDS, codeActions } from './features/codeActions/codeActions';
export type { CodeActionOptions } from './features/codeActions/options';
export { codeLens, summaryOf } from './features/codeLens';
export { completion } from './features/completion/completion';
export type { CompletionOptions } from './features/completion/options';
export { resolveCompletion } from './features/completion/resolve';
export { definition } from './features/definition';
export { type DiagnosticOptions, type ProblemLevels, diagnostics } from './features/diagnostics';
export { documentHighlight } from './features/documentHighlight';
export { type LinkCandidate, documentLinks } from './features/documentLinks';
export { documentSymbols } from './features/documentSymbols';
export { foldingRanges } from './features/foldingRanges';
export { formatting } from './features/formatting';
export { hover } from './features/hover';
export { ALL_INLAY_HINTS, type InlayHintKinds, inlayHints } from './features/inlayHints';
export { linkedEditing } from './features/linkedEditing';
export { type OfferView, nothingAsked } from './features/offerView';
export { references } from './features/references';
export { type Refusal, prepareRename, rename } from './features/rename';
export { selectionRanges } from './features/selectionRanges';
export { SEMANTIC_TOKENS_LEGEND, semanticTokens } from './features/semanticTokens';
export { whyNot } from './features/whyNot';
export { workspaceSymbols } from './features/workspaceSymbols';
export {
  type Answer,
  type Change,
  OFFER_PARTS,
  type Offer,
  type OfferSource,
  type PlatformIdentity,
  type PlatformName,
  type Reason,
  type ShoppingItem,
  type SmallestChange,
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
export { TASK_TYPES, localName, taskType, taskTypeWords } from './model/taskType';
export {
  changeTexts,
  ofPlatform,
  offerOriginWords,
  originWords,
  reasonOriginWords,
  sourceWords,
} from './messages/feasibility';
export { secretMember } from './messages/platformFile';
export * as protocol from './protocol';
export { didYouMean } from './schema/didYouMean';
export type {
  Authentication,
  BinderHubPlatform,
  CanIDoThisService,
  DIRACPlatform,
  DeclaredFacts,
  DeclaredPlatform,
  Executable,
  ExecutionBroker,
  JupyterHubPlatform,
  KubernetesPlatform,
  OpenIDConnect,
  OpenStackAuthentication,
  OpenStackPlatform,
  PlatformConfiguration,
  PlatformFile,
  PortainerPlatform,
  RosettaPlatform,
  SkahaPlatform,
  SlurmAuthentication,
  SlurmPlatform,
  UWSService,
} from './schema/generated/types';
export { type PlatformFileReading, readPlatformFile, readPlatforms } from './schema/platformFile';
export { withPlatform } from './schema/platformFileEdit';
export { readPlatformValue } from './schema/platformValue';
export { PLATFORM_TYPES } from './schema/platformTypeNames';
export { type PlatformMember, type PlatformType, platformTypes } from './schema/platformTypes';
export { isSecretName, tokenVariable } from './schema/secrets';
export { depthOf } from './syntax/json';
export { type CommonEnds, throughBoth } from './syntax/commonEnds';
export { type Layout, layOut, layOutEdited } from './syntax/layout';
export { offsetAt, positionOf } from './syntax/positions';
export type { Position, Range } from './syntax/lines';
export { type RecordText, openRecord, recordText } from './syntax/recordText';
export { type EditedRecord, type TextEdit, editRecord } from './syntax/editRecord';
