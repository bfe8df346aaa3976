import { type NamedTask, type TaskSearch, findTasks, recordText } from '../core/index';
import { type Platform, askAll, inParallel } from '../platforms/index';
import { answersJson } from './answersJson';
import { answersText } from './answersText';
import type { Arguments } from './arguments';
import type { AskedExecutable } from './askedExecutable';
import { openAccess } from './credentials';
import { EXIT, type ExitCode } from './exitCodes';
import { messages } from './messages';
import { readRecord } from './readRecord';
import { plain } from './style';
import { adviceFor } from './tokenAdvice';
import type { World } from './world';

/** How many executables of a record are asked about at the same time: a platform that hangs delays few of them. */
const EXECUTABLES_AT_ONCE = 4;

/** `ossr can-i-do-this`: asks every platform about one executable, or about all of a record. */
export async function canIDoThis(given: Arguments, world: World): Promise<ExitCode> {
  const [file = ''] = given.files;
  const reading = await readRecord(file, world);
  if ('trouble' in reading) return refuse(world, reading.trouble, EXIT.usage);
  const search = findTasks(reading.analysis, given.executable);
  if ('trouble' in search) {
    const isEmpty = recordText(reading.analysis.record).trim() === '';
    const sentence = isEmpty ? messages.meant(plain(file), messages.emptyFile) : refusalOf(search, plain(file));
    return refuse(world, sentence, search.because === 'no-such-name' ? EXIT.usage : EXIT.problems);
  }
  const configured = await world.platforms(given.platforms);
  if ('trouble' in configured) return refuse(world, configured.trouble, EXIT.usage);
  const access = await openAccess(given, configured.platforms, world);
  if ('trouble' in access) return refuse(world, access.trouble, EXIT.usage);
  const { http } = access;
  try {
    const platforms = configured.platforms.map((each) => world.createPlatform(each, http));
    if (platforms.length === 0) return refuse(world, messages.noPlatforms, EXIT.usage);
    const asked = await askEach(search.tasks, platforms, world);
    const isNamed = given.executable !== undefined;
    const { unsound } = search;
    const advice = await adviceFor(configured.platforms, access);
    const telling = { ...world, advice };
    world.out(given.format === 'json' ? answersJson(asked, unsound, isNamed) : answersText(asked, unsound, telling));
    return unsound.length > 0 ? EXIT.problems : exitCode(asked, given.failOn);
  } finally {
    await http.dispose();
  }
}

function refusalOf({ because, trouble }: Extract<TaskSearch, { trouble: string }>, file: string): string {
  if (because === 'not-a-record') return messages.meant(file, trouble);
  return because === 'has-errors' ? `${trouble} ${messages.checkTells(file)}` : trouble;
}

/** Says on standard error why nothing was done. */
export function refuse(world: World, sentence: string, code: ExitCode): ExitCode {
  world.err(`ossr: ${sentence}\n`);
  return code;
}

async function askEach(
  tasks: readonly NamedTask[],
  platforms: readonly Platform[],
  world: World,
): Promise<AskedExecutable[]> {
  const total = tasks.length * platforms.length;
  let answered = 0;
  const progress = () => {
    if (world.showsProgress) world.err(`\r\u001b[2K${answered === total ? '' : messages.asking(answered, total)}`);
  };
  const onAnswer = () => {
    answered += 1;
    progress();
  };
  const onFault = (platform: string, fault: unknown) => world.err(`ossr: ${platform}: ${String(fault)}\n`);
  progress();
  return inParallel(tasks, EXECUTABLES_AT_ONCE, async (task) => {
    const answers = await askAll(task.task, platforms, {
      signal: world.interrupted,
      now: world.now,
      onAnswer,
      onFault,
    });
    return { task, answers };
  });
}

/** An executable is refused when some platform said no, none said yes, and none is left that might. */
function exitCode(asked: readonly AskedExecutable[], failOn: Arguments['failOn']): ExitCode {
  const kinds = asked.map(({ answers }) => answers.map(({ answer }) => answer.kind));
  const isVerdict = (kind: string) => kind === 'offers' || kind === 'declined' || kind === 'incomplete';
  if (failOn.includes('unreachable') && kinds.some((each) => !each.every(isVerdict))) return EXIT.notAsked;
  const refused = kinds.some((each) => each.every((kind) => isVerdict(kind) && kind !== 'offers'));
  return failOn.includes('no') && refused ? EXIT.noPlatform : EXIT.fine;
}
