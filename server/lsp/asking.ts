import { LSPErrorCodes, ResponseError, type WorkDoneProgressReporter } from 'vscode-languageserver/node';
import {
  type NamedTask,
  type PlatformConfiguration,
  type PlatformFileReading,
  executablesIn,
  findTasks,
  type protocol,
  taskOf,
} from '../core/index';
import { type OfferBook, type Platform, askAll, identityOf, inParallel } from '../platforms/index';
import type { Documents } from './documents';
import { messages } from './messages';
import { withProposals } from './proposals';

/** How many executables of a record are asked about at the same time: a platform that hangs delays few of them. */
const EXECUTABLES_AT_ONCE = 4;

/** What asking needs of the world. */
export interface AskingTools {
  readonly documents: Documents;
  readonly book: OfferBook;
  /** The platforms that are configured at this moment. */
  readonly configured: () => Promise<PlatformFileReading>;
  readonly createPlatform: (configuration: PlatformConfiguration) => Platform;
  readonly now: () => Date;
  readonly log: (sentence: string) => void;
}

/** Asks platforms about the executables of open documents, and tells what is known. */
export interface AskingDesk {
  ask(
    argument: protocol.CanIDoThisArgument,
    signal: AbortSignal,
    progress?: WorkDoneProgressReporter,
  ): Promise<protocol.DocumentOffers>;
  /** What is known of the executable with this name and place in the list; undefined while nobody has asked. */
  view(uri: string, executable: string, item: number): protocol.ExecutableOffers | undefined;
  snapshot(uri: string): Promise<protocol.DocumentOffers>;
  /** Grows with every answer and every question. */
  revision(): number;
  /** True when somebody has asked about the document since it was opened. */
  isAskedAbout(uri: string): boolean;
  /** Calls off all questions about a document, and forgets its answers. */
  forget(uri: string): void;
  /** Calls off everything. */
  dispose(): void;
}

/** Makes the desk. What the user can mend is a `ResponseError` with one sentence. */
export function createAskingDesk(tools: AskingTools): AskingDesk {
  const { documents, book } = tools;
  const over = new AbortController();
  return {
    view(uri, executable, item) {
      const analysis = documents.get(uri)?.analysis;
      return analysis && book.has(uri) ? book.view(uri, executable, () => taskOf(analysis, item)) : undefined;
    },
    snapshot: async (uri) => snapshotOf(tools, uri),
    revision: () => book.revision(),
    isAskedAbout: (uri) => book.has(uri),
    forget: (uri) => book.forget(uri),
    dispose() {
      over.abort();
      book.dispose();
    },
    async ask(argument, signal, progress) {
      const areAnswered = await askEach(tools, argument, {
        signal: AbortSignal.any([signal, over.signal]),
        ...(progress && { progress }),
      });
      if (areAnswered.includes(false)) throw new ResponseError(LSPErrorCodes.RequestCancelled, messages.calledOff);
      return snapshotOf(tools, argument.uri);
    },
  };
}

async function snapshotOf({ documents, book, configured }: AskingTools, uri: string): Promise<protocol.DocumentOffers> {
  const reading = await configured();
  const analysis = documents.get(uri)?.analysis; // as it is now: it may have been edited while the editor answered
  const executables = (analysis ? executablesIn(analysis) : [])
    .filter(({ item }) => analysis?.shell.alone ?? analysis?.items[item]?.isObject)
    .map(({ executable, item }) => withProposals(book.view(uri, executable, () => analysis && taskOf(analysis, item))));
  const names = executables.map(({ executable }) => executable);
  if (analysis) book.forgetOthers(uri, names);
  return 'trouble' in reading
    ? { uri, platforms: [], trouble: reading.trouble, executables }
    : { uri, platforms: reading.platforms.map(identityOf), executables };
}

interface Asker {
  readonly signal: AbortSignal;
  readonly progress?: WorkDoneProgressReporter;
}

/** Whether each of the executables was answered for, or called off. */
async function askEach(
  tools: AskingTools,
  argument: protocol.CanIDoThisArgument,
  { signal, progress }: Asker,
): Promise<boolean[]> {
  const configured = await tools.configured();
  const tasks = tasksIn(tools.documents, argument);
  const platforms = choosePlatforms(configured, argument.platforms).map(tools.createPlatform);
  const onAnswer = countAnswers(tasks.length * platforms.length, progress);
  try {
    return await inParallel(tasks, EXECUTABLES_AT_ONCE, (task) =>
      askOne(tools, { uri: argument.uri, task, platforms, signal, onAnswer }),
    );
  } finally {
    progress?.done();
  }
}

/** Tells the editor how many answers have come, of so many. */
function countAnswers(total: number, progress: WorkDoneProgressReporter | undefined): () => void {
  let answered = 0;
  progress?.begin(messages.askingTitle, 0, messages.asking(0, total), true);
  return () => {
    answered += 1;
    progress?.report((100 * answered) / total, messages.asking(answered, total));
  };
}

interface Question {
  readonly uri: string;
  readonly task: NamedTask;
  readonly platforms: readonly Platform[];
  readonly signal: AbortSignal;
  readonly onAnswer: () => void;
}

/** False when it was called off: by whoever asked, by a newer question about the same executable, or with its document closed. */
async function askOne({ documents, book, now, log }: AskingTools, question: Question): Promise<boolean> {
  const { uri, task, platforms, signal, onAnswer } = question;
  const isOver = () => signal.aborted || !documents.get(uri);
  if (isOver()) return false;
  const asking = book.begin(uri, task.executable, task.task, platforms.length);
  try {
    await askAll(task.task, platforms, {
      signal: AbortSignal.any([signal, asking.signal]),
      now,
      keepsOffers: true,
      onAnswer(answer, release) {
        asking.note(answer, release);
        onAnswer();
      },
      onFault: (platform, fault) => log(`Asking "${platform}" failed: ${String(fault)}`),
    });
    return true;
  } catch (reason) {
    if (!isOver() && !asking.signal.aborted) throw reason;
    return false;
  } finally {
    asking.end();
  }
}

function tasksIn(documents: Documents, { uri, executable }: protocol.CanIDoThisArgument): readonly NamedTask[] {
  const document = documents.get(uri);
  if (!document) throw failed(messages.notOpen(uri));
  const search = findTasks(document.analysis, executable);
  if ('trouble' in search) throw failed(search.trouble);
  return search.tasks;
}

function choosePlatforms(
  configured: PlatformFileReading,
  ids: readonly string[] | undefined,
): readonly PlatformConfiguration[] {
  if ('trouble' in configured) throw failed(configured.trouble);
  const known = configured.platforms.map(({ id }) => id);
  const unknown = (ids ?? []).filter((id) => !known.includes(id));
  if (unknown.length > 0) throw failed(messages.unknownPlatforms(unknown, known));
  if (known.length === 0) throw failed(messages.noPlatforms);
  return configured.platforms.filter(({ id }) => !ids || ids.includes(id));
}

function failed(sentence: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, sentence);
}
