import { didYouMean } from '../core/index';
import { type Arguments, readArguments } from './arguments';
import { canIDoThis } from './canIDoThis';
import { check } from './check';
import { EXIT, type ExitCode } from './exitCodes';
import { COMMAND_HELP, type CommandName, HELP } from './help';
import { messages } from './messages';
import { platformsCommand, platformsLack } from './platformsCommand/command';
import { actionHelp } from './platformsCommand/help';
import { serveCommand } from './serveCommand';
import type { World } from './world';

export { EXIT, type ExitCode } from './exitCodes';
export { outputTrouble } from './messages';
export { type Output, terminalOf } from './terminal';
export type { World } from './world';

interface Command {
  /** The sentence that says what is missing from the arguments; undefined when nothing is. */
  readonly lacks: (given: Arguments) => string | undefined;
  readonly run: (given: Arguments, world: World) => Promise<ExitCode>;
}

const COMMANDS: Readonly<Record<CommandName, Command>> = {
  check: { lacks: ({ files }) => (files.length === 0 ? messages.noFile : undefined), run: check },
  'can-i-do-this': { lacks: ({ files }) => oneFile(files), run: canIDoThis },
  platforms: { lacks: platformsLack, run: platformsCommand },
  serve: {
    lacks: ({ platforms }) => (platforms === undefined ? messages.needsPlatforms : undefined),
    run: serveCommand,
  },
};

/** Runs `ossr` with its arguments (without the program's own name), and gives the exit code. */
export async function run(given: readonly string[], world: World): Promise<ExitCode> {
  const [name, ...rest] = given;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    (name === undefined ? world.err : world.out)(HELP);
    return name === undefined ? EXIT.usage : EXIT.fine;
  }
  if (name === '--version') {
    world.out(`${world.version}\n`);
    return EXIT.fine;
  }
  if (!isCommand(name)) return usage(world, messages.unknownCommand(name, didYouMean(name, Object.keys(COMMANDS))));
  const command = COMMANDS[name];
  const parsed = readArguments(name, rest);
  if (typeof parsed === 'string') return usage(world, messages.usage(parsed, name));
  if (parsed.wantsHelp) {
    world.out(actionOf(name, parsed)?.page ?? COMMAND_HELP[name]);
    return EXIT.fine;
  }
  const lacking = command.lacks(parsed);
  if (lacking !== undefined) return usage(world, messages.usage(lacking, actionOf(name, parsed)?.name ?? name));
  return command.run(parsed, world);
}

/** What a command is to do, where it does several things: with a page of its own. */
function actionOf(command: CommandName, { files }: Arguments): { name: string; page: string } | undefined {
  const [action = ''] = files;
  const page = command === 'platforms' ? actionHelp(action) : undefined;
  return page === undefined ? undefined : { name: `${command} ${action}`, page };
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function oneFile(files: readonly string[]): string | undefined {
  if (files.length === 0) return messages.noFile;
  return files.length > 1 ? messages.oneFile : undefined;
}

function usage(world: World, sentence: string): ExitCode {
  world.err(`ossr: ${sentence}\n`);
  return EXIT.usage;
}
