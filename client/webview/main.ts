import { render } from 'lit';
import type { HostMessage, KeptState, PageMessage } from './messages';
import { readHostMessage, readKeptState } from './readMessages';
import { type Actions, type PageState, shownExecutable } from './state';
import { view } from './view';

/** What VS Code gives to the page of a webview, once. */
interface Host {
  postMessage(message: PageMessage): void;
  getState(): unknown;
  setState(state: KeptState): void;
}

declare function acquireVsCodeApi(): Host;

// An offer that expires while it is looked at has to look expired.
const CLOCK_MS = 15_000;

/** Receives snapshots and draws them. */
class ResultsPage implements Actions {
  readonly #host: Host;
  readonly #root: HTMLElement;
  #state: PageState;

  constructor(host: Host, root: HTMLElement) {
    this.#host = host;
    this.#root = root;
    const kept = readKeptState(host.getState());
    this.#state = { opened: new Set(kept.opened), now: Date.now(), ...choice(kept.executable) };
    window.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#receive(readHostMessage(data)));
    window.setInterval(() => this.#show({}), CLOCK_MS);
    this.#show({});
    host.postMessage({ kind: 'ready' });
  }

  readonly ask = (executable: string): void => this.#host.postMessage({ kind: 'ask', executable });

  readonly choose = (executable: string): void => {
    this.#show({ chosen: executable });
    this.#host.postMessage({ kind: 'chose', executable });
  };

  readonly signIn = (platform: string): void => this.#host.postMessage({ kind: 'signIn', platform });
  readonly openRecord = (): void => this.#host.postMessage({ kind: 'openRecord' });
  readonly openSettings = (): void => this.#host.postMessage({ kind: 'openSettings' });
  readonly manageTrust = (): void => this.#host.postMessage({ kind: 'manageTrust' });
  readonly restart = (): void => this.#host.postMessage({ kind: 'restart' });

  readonly toggle = (row: string, isOpen: boolean): void => {
    const opened = new Set(this.#state.opened);
    if (isOpen) opened.add(row);
    else opened.delete(row);
    this.#show({ opened });
  };

  #receive(message: HostMessage | undefined): void {
    if (message === undefined) return;
    const { snapshot: _, failure: __, ...rest } = this.#state;
    this.#state = rest;
    if (message.kind === 'failure') this.#show({ failure: message.because });
    else this.#show({ snapshot: message, ...choice(message.executable) });
  }

  #show(change: Partial<PageState>): void {
    this.#state = { ...this.#state, ...change, now: Date.now() };
    this.#keep();
    render(view(this.#state, this), this.#root);
  }

  #keep(): void {
    const { snapshot, chosen, opened } = this.#state;
    if (snapshot === undefined) return;
    const { offers } = snapshot;
    this.#host.setState({
      uri: offers.uri,
      opened: [...opened],
      ...choiceKept(shownExecutable(offers, chosen)?.executable),
    });
  }
}

function choice(executable: string | undefined): { chosen?: string } {
  return executable === undefined ? {} : { chosen: executable };
}

function choiceKept(executable: string | undefined): { executable?: string } {
  return executable === undefined ? {} : { executable };
}

new ResultsPage(acquireVsCodeApi(), document.body);
