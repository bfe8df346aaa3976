import { Disposable, commands } from 'vscode';
import { CAN_I_DO_THIS, SHOW_RESULTS } from '../server/core/protocol';
import { canIDoThis } from './commands/canIDoThis';
import { copySupportReport } from './commands/copySupportReport';
import { restartServer } from './commands/restartServer';
import { showResults } from './commands/showResults';
import { signIn } from './commands/signIn';
import { signOut } from './commands/signOut';
import type { Parts } from './parts';

const TABLE = {
  [CAN_I_DO_THIS]: canIDoThis,
  [SHOW_RESULTS]: showResults,
  'ossr.signIn': signIn,
  'ossr.signOut': signOut,
  'ossr.restartServer': restartServer,
  'ossr.copySupportReport': copySupportReport,
} satisfies Record<string, (parts: Parts, argument: unknown) => Promise<void> | void>;

/** The commands that the client has, which the server need not announce and may name in lenses. */
export const CLIENT_COMMANDS: readonly string[] = Object.keys(TABLE);

/** Registers every command of the table. */
export function registerCommands(parts: Parts): Disposable {
  const registered = Object.entries(TABLE).map(([id, run]) =>
    commands.registerCommand(id, (argument: unknown) => run(parts, argument)),
  );
  return Disposable.from(...registered);
}
