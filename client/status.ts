import { Disposable, StatusBarAlignment, type StatusBarItem, ThemeColor, window, workspace } from 'vscode';
import type { DocumentOffers } from '../server/core/protocol';
import { messages } from './messages';
import { currentRecord } from './records';
import type { Server } from './server';
import { type StatusLook, statusLook } from './statusLook';

/** One item in the status bar, there while a record is at hand: how many platforms there are, or what is the matter. */
export class StatusItem implements Disposable {
  readonly #server: Server;
  readonly #item: StatusBarItem;
  readonly #subscriptions: Disposable;
  #offers: DocumentOffers | undefined;

  constructor(server: Server) {
    this.#server = server;
    this.#item = window.createStatusBarItem('ossr.status', StatusBarAlignment.Right, 100);
    this.#item.name = messages.statusName;
    this.#subscriptions = Disposable.from(
      this.#item,
      server.onOffersChanged((offers) => this.#heard(offers)),
      server.onDidChangeState(() => this.#renew()),
      window.onDidChangeActiveTextEditor(() => void this.#follow()),
      window.onDidChangeVisibleTextEditors(() => void this.#follow()),
      workspace.onDidOpenTextDocument(() => void this.#follow()),
      workspace.onDidGrantWorkspaceTrust(() => this.#draw()),
      workspace.onDidChangeConfiguration((change) => change.affectsConfiguration('ossr.platforms') && this.#renew()),
    );
    void this.#follow();
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  #heard(offers: DocumentOffers): void {
    if (offers.uri !== recordUri()) return;
    this.#offers = offers;
    this.#draw();
  }

  /** After a new start of the server, or a change of the settings, what was known is known no longer. */
  #renew(): void {
    this.#offers = undefined;
    void this.#follow();
  }

  /** Draws what is known of the record at hand, and asks the server for the rest. */
  async #follow(): Promise<void> {
    const uri = recordUri();
    if (!this.#knows(uri)) this.#offers = undefined;
    this.#draw();
    if (uri === undefined || this.#knows(uri) || this.#server.state.kind !== 'running') return;
    // A server that cannot say has said why in its log; the item is then drawn without a number.
    const offers = await this.#server.offers(uri).catch(() => undefined);
    // What the server has told meanwhile is newer.
    if (offers !== undefined && !this.#knows(uri)) this.#heard(offers);
  }

  #knows(uri: string | undefined): boolean {
    return this.#offers !== undefined && this.#offers.uri === uri;
  }

  #draw(): void {
    if (recordUri() === undefined) {
      this.#item.hide();
      return;
    }
    const offers = this.#offers === undefined ? {} : { offers: this.#offers };
    this.#apply(statusLook({ server: this.#server.state, isTrusted: workspace.isTrusted, ...offers }));
    this.#item.show();
  }

  #apply({ icon, text, hint, command, needsAttention }: StatusLook): void {
    this.#item.text = `$(${icon}) ${text}`;
    this.#item.tooltip = hint;
    this.#item.accessibilityInformation = { label: `${text}. ${hint}` };
    this.#item.backgroundColor = needsAttention ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    const isSettings = command === 'workbench.action.openSettings';
    this.#item.command = isSettings ? { command, title: text, arguments: ['ossr.platforms'] } : command;
  }
}

function recordUri(): string | undefined {
  return currentRecord()?.uri.toString();
}
