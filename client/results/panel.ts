import { Disposable, Uri, ViewColumn, type WebviewPanel, commands, window, workspace } from 'vscode';
import { CAN_I_DO_THIS, type DocumentOffers, type ShowResultsArgument } from '../../server/core/protocol';
import { messages } from '../messages';
import type { Server } from '../server';
import { impossible } from '../webview/impossible';
import type { HostMessage, PageMessage } from '../webview/messages';
import { readKeptState, readPageMessage } from '../webview/readMessages';
import { pageMarkup } from './page';

const VIEW_TYPE = 'ossr.results';

/** The one panel in which the answers are compared. It shows what the server knows, and asks only at a press of a button. */
export class ResultsPanel implements Disposable {
  readonly #server: Server;
  readonly #dist: Uri;
  readonly #subscriptions: Disposable;
  #panel: WebviewPanel | undefined;
  #shown: ShowResultsArgument | undefined;
  /** Grows with everything that is sent: an answer to an earlier request is late. */
  #sequence = 0;

  constructor(server: Server, extension: Uri) {
    this.#server = server;
    this.#dist = Uri.joinPath(extension, 'dist');
    this.#subscriptions = Disposable.from(
      server.onOffersChanged((offers) => this.#changed(offers)),
      server.onDidChangeState(({ kind }) => kind !== 'starting' && this.#refresh()),
      workspace.onDidGrantWorkspaceTrust(() => this.#refresh()),
      workspace.onDidOpenTextDocument(({ uri }) => uri.toString() === this.#shown?.uri && this.#refresh()),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('ossr.platforms') && this.#refresh()),
      window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: (panel, kept: unknown) => {
          this.#restore(panel, kept);
          return Promise.resolve();
        },
      }),
    );
  }

  /** Shows the answers for a document, with one executable chosen when it is named. The editor keeps the focus. */
  show(argument: ShowResultsArgument): void {
    this.#shown = argument;
    if (this.#panel !== undefined) {
      this.#panel.reveal(undefined, true);
      this.#refresh();
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.#adopt(window.createWebviewPanel(VIEW_TYPE, messages.panelTitle, place));
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#panel?.dispose();
  }

  /** After a reload of the window: the panel is there again, and nobody is asked again (SAFETY M3). */
  #restore(panel: WebviewPanel, kept: unknown): void {
    const { uri, executable } = readKeptState(kept);
    if (this.#panel !== undefined || uri === undefined) {
      panel.dispose();
      return;
    }
    this.#shown = { uri, ...(executable === undefined ? {} : { executable }) };
    this.#adopt(panel);
  }

  #adopt(panel: WebviewPanel): void {
    this.#panel = panel;
    panel.webview.options = { enableScripts: true, localResourceRoots: [this.#dist] };
    panel.webview.onDidReceiveMessage((message: unknown) => this.#heard(readPageMessage(message)));
    panel.onDidDispose(() => (this.#panel = undefined));
    panel.webview.html = pageMarkup(panel.webview, this.#dist);
  }

  #heard(message: PageMessage | undefined): void {
    const shown = this.#shown;
    if (message === undefined || shown === undefined) return;
    switch (message.kind) {
      case 'ready':
        this.#refresh();
        return;
      case 'ask':
        return void commands.executeCommand(CAN_I_DO_THIS, { uri: shown.uri, executable: message.executable });
      case 'chose':
        this.#shown = { uri: shown.uri, executable: message.executable };
        return;
      case 'signIn':
        return void commands.executeCommand('ossr.signIn', { platform: message.platform });
      case 'openRecord':
        return void window.showTextDocument(Uri.parse(shown.uri), { viewColumn: ViewColumn.One });
      case 'openSettings':
        return void commands.executeCommand('workbench.action.openSettings', 'ossr.platforms');
      case 'manageTrust':
        return void commands.executeCommand('workbench.trust.manage');
      case 'restart':
        return void this.#server.restart();
      default:
        return impossible(message);
    }
  }

  #changed(offers: DocumentOffers): void {
    if (offers.uri !== this.#shown?.uri) return;
    this.#sequence += 1;
    this.#send({ kind: 'snapshot', offers, ...this.#circumstances(offers.uri) });
  }

  #refresh(): void {
    if (this.#panel !== undefined && this.#shown !== undefined) void this.#fetch(this.#shown);
  }

  async #fetch({ uri, executable }: ShowResultsArgument): Promise<void> {
    this.#sequence += 1;
    const sequence = this.#sequence;
    const message = await this.#snapshotOf(uri, executable);
    if (sequence === this.#sequence) this.#send(message);
  }

  async #snapshotOf(uri: string, executable: string | undefined): Promise<HostMessage> {
    if (this.#server.state.kind === 'stopped') return { kind: 'failure', because: this.#server.state.because };
    try {
      const offers = await this.#server.offers(uri);
      const chosen = executable === undefined ? {} : { executable };
      return { kind: 'snapshot', offers, ...chosen, ...this.#circumstances(uri) };
    } catch (error) {
      return { kind: 'failure', because: error instanceof Error ? error.message : messages.noServer };
    }
  }

  #circumstances(uri: string): { readonly record: string; readonly isTrusted: boolean } {
    return { record: workspace.asRelativePath(Uri.parse(uri)), isTrusted: workspace.isTrusted };
  }

  #send(message: HostMessage): void {
    void this.#panel?.webview.postMessage(message);
  }
}
