import { type Task, compareAnswers, type protocol } from '../core/index';

/** How many documents are remembered; the one that was asked about longest ago is forgotten first. */
const MAX_DOCUMENTS = 100;

/** One question about one executable, until all platforms have answered or it is called off. */
export interface Asking {
  readonly signal: AbortSignal;
  /**
   * Notes an answer. Dropped in silence when a newer question about the same executable has begun. `release` gives back what
   * its offers reserve: it is called once, as soon as nobody may take them any more.
   */
  note(answer: protocol.PlatformAnswer, release?: () => void): void;
  /** Ends the question: whatever has not answered by now was called off. */
  end(): void;
}

/** The memory of answers: one of the two places where state lives (DESIGN §1). */
export interface OfferBook {
  /** Begins a question, and calls off an older one about the same executable. */
  begin(uri: string, executable: string, task: Task, asked: number): Asking;
  /**
   * What is known of an executable; answers are stale when its task is another by now. What stale offers reserve is given
   * back, and then they stay stale, whatever the task becomes.
   */
  view(uri: string, executable: string, current: () => Task | undefined): protocol.ExecutableOffers;
  /** Grows with every answer and every question. */
  revision(): number;
  /** True when something was asked about a document. */
  has(uri: string): boolean;
  /** Calls off all questions about a document and forgets its answers: what its offers reserve is given back. */
  forget(uri: string): void;
  /** The same for the executables of a document that are not among these. */
  forgetOthers(uri: string, executables: readonly string[]): void;
  dispose(): void;
}

interface Page {
  readonly task: Task;
  readonly text: string;
  readonly asked: number;
  readonly stop: AbortController;
  readonly answers: readonly protocol.PlatformAnswer[];
  readonly isOpen: boolean;
  /** Gives back what the answers reserve. */
  readonly releases: readonly (() => void)[];
  /** True when that was done. */
  readonly isReleased: boolean;
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
    for (const page of pages?.values() ?? []) close(page);
    pages?.clear();
    documents.delete(uri);
  };
  return {
    begin(uri, executable, task, asked) {
      const pages = documents.get(uri) ?? new Map<string, Page>();
      close(pages.get(executable));
      documents.delete(uri);
      documents.set(uri, pages);
      for (const oldest of documents.keys()) if (documents.size > MAX_DOCUMENTS) forget(oldest);
      const stop = new AbortController();
      const text = JSON.stringify(task);
      pages.set(executable, { task, text, asked, stop, answers: [], isOpen: true, releases: [], isReleased: false });
      onChange(uri);
      return askingOf(pages, executable, stop, () => onChange(uri));
    },
    view: (uri, executable, current) => viewed(documents.get(uri), executable, current),
    revision: () => revision,
    has: (uri) => documents.has(uri),
    forget,
    forgetOthers: (uri, executables) => forgetOthers(documents.get(uri), executables),
    dispose() {
      for (const uri of [...documents.keys()]) forget(uri);
    },
  };
}

type Pages = Map<string, Page>;

function viewed(
  pages: Pages | undefined,
  executable: string,
  current: () => Task | undefined,
): protocol.ExecutableOffers {
  const page = pages?.get(executable);
  if (!pages || !page) return { executable, state: 'unasked', stale: false, asked: 0, answers: [] };
  const isStale = page.isReleased || JSON.stringify(current()) !== page.text;
  if (isStale && page.releases.length > 0) pages.set(executable, released(page));
  return shown(executable, page, isStale);
}

function forgetOthers(pages: Pages | undefined, executables: readonly string[]): void {
  for (const [executable, page] of pages ?? []) {
    if (executables.includes(executable)) continue;
    close(page);
    pages?.delete(executable);
  }
}

/** Calls off a question, and gives back what its answers reserve. */
function close(page: Page | undefined): void {
  page?.stop.abort();
  for (const release of page?.releases ?? []) release();
}

/** A page whose answers reserve nothing any more. */
function released(page: Page): Page {
  for (const release of page.releases) release();
  return { ...page, releases: [], isReleased: true };
}

/** The question that a page was opened for; it changes nothing once the page is another question's, or forgotten. */
function askingOf(pages: Map<string, Page>, executable: string, stop: AbortController, changed: () => void): Asking {
  const update = (change: (page: Page) => Page): boolean => {
    const page = pages.get(executable);
    if (page?.stop !== stop) return false;
    pages.set(executable, change(page));
    changed();
    return true;
  };
  const noted = (answer: protocol.PlatformAnswer, release: (() => void) | undefined) => (page: Page) => ({
    ...page,
    answers: ranked([...page.answers, answer]),
    releases: release ? [...page.releases, release] : page.releases,
  });
  return {
    signal: stop.signal,
    note(answer, release) {
      if (!update(noted(answer, release))) release?.();
    },
    end: () => void update((page) => ({ ...page, isOpen: false })),
  };
}

function shown(executable: string, page: Page, stale: boolean): protocol.ExecutableOffers {
  const { answers, asked, isOpen } = page;
  const calledOff = !isOpen && answers.length === 0;
  const state = isOpen ? 'asking' : calledOff ? 'unasked' : 'answered';
  return { executable, state, stale, asked, task: page.task, answers };
}

function ranked(answers: readonly protocol.PlatformAnswer[]): readonly protocol.PlatformAnswer[] {
  return Object.freeze([...answers].sort((a, b) => compareAnswers(a.answer, b.answer)));
}
