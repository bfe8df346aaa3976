import { type Task, compareAnswers, type protocol } from '../core/index';

/** How many documents are remembered; the one that was asked about longest ago is forgotten first. */
const MAX_DOCUMENTS = 100;

/** One question about one executable, until all platforms have answered or it is called off. */
export interface Asking {
  readonly signal: AbortSignal;
  /** Notes an answer. Dropped in silence when a newer question about the same executable has begun. */
  note(answer: protocol.PlatformAnswer): void;
  /** Ends the question: whatever has not answered by now was called off. */
  end(): void;
}

/** The memory of answers: one of the two places where state lives (DESIGN §1). */
export interface OfferBook {
  /** Begins a question, and calls off an older one about the same executable. */
  begin(uri: string, executable: string, task: Task, asked: number): Asking;
  /** What is known of an executable; answers are stale when its task is another by now. */
  view(uri: string, executable: string, current: () => Task | undefined): protocol.ExecutableOffers;
  /** Grows with every answer and every question. */
  revision(): number;
  /** True when something was asked about a document. */
  has(uri: string): boolean;
  /** Calls off all questions about a document and forgets its answers. */
  forget(uri: string): void;
  dispose(): void;
}

interface Page {
  readonly task: Task;
  readonly text: string;
  readonly asked: number;
  readonly stop: AbortController;
  readonly answers: readonly protocol.PlatformAnswer[];
  readonly isOpen: boolean;
}

/** Makes an empty book; `whenChanged` is told the document whose answers have changed. */
export function createOfferBook(whenChanged: (uri: string) => void): OfferBook {
  let revision = 0;
  const onChange = (uri: string) => {
    revision += 1;
    whenChanged(uri);
  };
  const documents = new Map<string, Map<string, Page>>();
  const forget = (uri: string) => {
    const pages = documents.get(uri);
    for (const page of pages?.values() ?? []) page.stop.abort();
    pages?.clear();
    documents.delete(uri);
  };
  return {
    begin(uri, executable, task, asked) {
      const pages = documents.get(uri) ?? new Map<string, Page>();
      pages.get(executable)?.stop.abort();
      documents.delete(uri);
      documents.set(uri, pages);
      for (const oldest of documents.keys()) if (documents.size > MAX_DOCUMENTS) forget(oldest);
      const stop = new AbortController();
      const text = JSON.stringify(task);
      pages.set(executable, { task, text, asked, stop, answers: [], isOpen: true });
      onChange(uri);
      return askingOf(pages, executable, stop, () => onChange(uri));
    },
    view(uri, executable, current) {
      const page = documents.get(uri)?.get(executable);
      return page
        ? shown(executable, page, current())
        : { executable, state: 'unasked', stale: false, asked: 0, answers: [] };
    },
    revision: () => revision,
    has: (uri) => documents.has(uri),
    forget,
    dispose() {
      for (const uri of [...documents.keys()]) forget(uri);
    },
  };
}

/** The question that a page was opened for; it changes nothing once the page is another question's, or forgotten. */
function askingOf(pages: Map<string, Page>, executable: string, stop: AbortController, changed: () => void): Asking {
  const update = (change: (page: Page) => Page) => {
    const page = pages.get(executable);
    if (page?.stop !== stop) return;
    pages.set(executable, change(page));
    changed();
  };
  return {
    signal: stop.signal,
    note: (answer) => update((page) => ({ ...page, answers: ranked([...page.answers, answer]) })),
    end: () => update((page) => ({ ...page, isOpen: false })),
  };
}

function shown(executable: string, page: Page, task: Task | undefined): protocol.ExecutableOffers {
  const { answers, asked, isOpen } = page;
  const calledOff = !isOpen && answers.length === 0;
  const state = isOpen ? 'asking' : calledOff ? 'unasked' : 'answered';
  return { executable, state, stale: JSON.stringify(task) !== page.text, asked, task: page.task, answers };
}

function ranked(answers: readonly protocol.PlatformAnswer[]): readonly protocol.PlatformAnswer[] {
  return Object.freeze([...answers].sort((a, b) => compareAnswers(a.answer, b.answer)));
}
