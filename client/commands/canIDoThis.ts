import { CancellationError, commands, window, workspace } from 'vscode';
import { LSPErrorCodes, ResponseError } from 'vscode-languageclient/node';
import type { CanIDoThisArgument } from '../../server/core/protocol';
import { calmProgress } from '../calmProgress';
import { readCanIDoThisArgument } from '../commandArguments';
import type { Parts } from '../parts';
import { harmlessText } from '../harmlessText';
import { messages } from '../messages';
import { currentRecord } from '../records';
import { say } from '../say';
import type { Server } from '../server';

/**
 * Asks the platforms about the executable that a lens names, or about all of the record at hand. The lenses show the
 * answers; the panel opens only when there was no lens. Never asks in Restricted Mode (SAFETY R1).
 */
export async function canIDoThis({ server, panel }: Pick<Parts, 'server' | 'panel'>, argument: unknown): Promise<void> {
  const named = readCanIDoThisArgument(argument);
  const document = currentRecord();
  const question = named ?? (document && { uri: document.uri.toString() });
  if (question === undefined) {
    say(messages.notARecord);
    return;
  }
  if (!workspace.isTrusted) return explainTrust();
  if (server.state.kind === 'stopped') return offerRestart(server);
  if (named === undefined) panel.show(question);
  await ask(server, question);
}

async function ask(server: Server, question: CanIDoThisArgument): Promise<void> {
  try {
    await calmProgress(messages.asking, (token, report) => server.canIDoThis(question, token, report));
  } catch (error) {
    if (!isCancelled(error)) await window.showErrorMessage(harmlessText(sentenceOf(error)));
  }
}

async function explainTrust(): Promise<void> {
  const chosen = await window.showInformationMessage(messages.askingIsOff, messages.manageTrust);
  if (chosen !== undefined) await commands.executeCommand('workbench.trust.manage');
}

async function offerRestart(server: Server): Promise<void> {
  const chosen = await window.showErrorMessage(messages.noServer, messages.restart);
  if (chosen !== undefined) await server.restart();
}

function isCancelled(error: unknown): boolean {
  if (error instanceof CancellationError) return true;
  const { RequestCancelled, ServerCancelled } = LSPErrorCodes;
  return error instanceof ResponseError && (error.code === RequestCancelled || error.code === ServerCancelled);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
