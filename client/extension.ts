import { type ExtensionContext, window } from 'vscode';
import { CLIENT_COMMANDS, registerCommands } from './commandTable';
import { Credentials } from './credentials';
import { ResultsPanel } from './results/panel';
import { Server } from './server';
import { ServerTrouble } from './serverTrouble';
import { StatusItem } from './status';
import { isRecord } from './webview/guards';

/** Starts the language server and puts the parts of the client together. Returns at once, and never throws. */
export function activate(context: ExtensionContext): void {
  const log = window.createOutputChannel('OSSR', { log: true });
  const credentials = new Credentials(context.secrets);
  const server = new Server({
    module: context.asAbsolutePath('dist/server.cjs'),
    clientCommands: CLIENT_COMMANDS,
    log,
    credential: (params) => credentials.answer(params),
    storeTokens: (params) => credentials.keep(params),
  });
  const panel = new ResultsPanel(server, context.extensionUri);
  const extension = { version: versionOf(context), server, credentials, panel };

  context.subscriptions.push(log, server, panel, new StatusItem(server), new ServerTrouble(server, log));
  context.subscriptions.push(registerCommands(extension));
  void server.restart();
}

function versionOf(context: ExtensionContext): string {
  const manifest: unknown = context.extension.packageJSON;
  return isRecord(manifest) && typeof manifest['version'] === 'string' ? manifest['version'] : 'unknown';
}
