import {
  type Answer,
  type Offer,
  type PlatformIdentity,
  type Reason,
  type Task,
  type UnsoundExecutable,
  bestChanges,
  bestOffer,
  changeTexts,
  offerFigures,
  offerOrigin,
  offerOriginWords,
  proposedChange,
  reasonOriginWords,
  toldCaveats,
  type protocol,
  unreachableCase,
  unstatedFigures,
} from '../core/index';
import { messages } from './messages';
import { type AskedExecutable, inFileOrder } from './askedExecutable';
import { type Style, createStyle, hanging, plain, table } from './style';
import type { World } from './world';

/** How answers are told: `advice` is what to do about the token of a platform that wants one, by the platform's id. */
export interface Telling extends Pick<World, 'isColoured' | 'columns'> {
  readonly advice?: ReadonlyMap<string, string>;
}

/** The answers for people: a table for each executable, a row for each platform. */
export function answersText(
  asked: readonly AskedExecutable[],
  unsound: readonly UnsoundExecutable[],
  telling: Telling,
): string {
  const { advice = new Map<string, string>() } = telling;
  const style = createStyle(telling.isColoured);
  const paragraph = (mark: string, text: string) =>
    hanging(text, { columns: telling.columns, first: mark, rest: ' '.repeat(mark.length) });
  const notAsked = unsound.map(({ executable, item, errors, lacksType }) => {
    const why = lacksType ? messages.noType : messages.notAsked(errors);
    return { item, told: `${style('bold', plain(executable))}\n${paragraph('  ', why)}\n` };
  });
  const tables = asked.map(({ task, answers }) => {
    const yes = answers.filter(({ answer }) => answer.kind === 'offers').length;
    const about = style('gray', `${plain(task.task.type)}  ${messages.sayYes(yes, answers.length)}`);
    const title = `${style('bold', plain(task.executable))}  ${about}`;
    const rows = answers.flatMap((each) => rowsOf(each, { style, task: task.task, advice }));
    const notes = [...notesOf(answers), ...closestOf(task.task, answers)].map(
      (note) => `${style('gray', paragraph('  - ', note))}\n`,
    );
    const notRead = task.notRead.map((why) => `${style('yellow', paragraph('  ', plain(messages.notRead(why))))}\n`);
    const told = `${title}\n${notRead.join('')}${table(rows, telling.columns)}\n${notes.join('')}`;
    return { item: task.item, told };
  });
  return inFileOrder([...tables, ...notAsked]).join('\n');
}

interface Asked {
  readonly style: Style;
  readonly task: Task;
  readonly advice: ReadonlyMap<string, string>;
}

function rowsOf({ platform, answer }: protocol.PlatformAnswer, { style, task, advice }: Asked): string[][] {
  const name = plain(platform.name);
  const change = proposedChange(task, answer);
  const hasChange = change !== undefined && change.changes.length > 0;
  const aboutToken = answer.kind === 'unauthorised' ? advice.get(platform.id) : undefined;
  const said = [...remarksOf(answer, platform, style), ...(aboutToken === undefined ? [] : [aboutToken])];
  const remarks = [...said, ...(hasChange ? [plain(changeTexts.ofOne(change))] : [])];
  const [first = '', ...more] = remarks;
  return [[name, headline(answer, style), first], ...more.map((remark) => ['', '', remark])];
}

function headline(answer: Answer, style: Style): string {
  switch (answer.kind) {
    case 'offers': {
      const offer = bestOffer(answer);
      if (!offer) return style('green', 'yes');
      const figures = plain(offerFigures(offer));
      const isWhole = unstatedFigures(offer).length === 0;
      return style(isWhole ? 'green' : 'yellow', isLed(offer) ? figures : `yes, ${figures}`);
    }
    case 'declined':
      return style('red', 'no');
    case 'incomplete':
      return style('yellow', 'not asked: data missing');
    case 'unauthorised':
      return style('yellow', 'not asked: wants a token');
    case 'unreachable':
      return style('yellow', 'not reachable');
    case 'unintelligible':
      return style('yellow', 'not understood');
    case 'timedOut':
      return style('yellow', 'no answer in time');
    default:
      return unreachableCase(answer);
  }
}

/** Whether what an offer gives begins with a figure, which says yes by itself. */
function isLed({ cores, memory, gpus }: Offer): boolean {
  return cores !== undefined || memory !== undefined || gpus !== undefined;
}

function remarksOf(answer: Answer, platform: PlatformIdentity, style: Style): string[] {
  switch (answer.kind) {
    case 'offers': {
      const offer = bestOffer(answer);
      if (!offer) return [];
      const whose = offer.platform === undefined ? [] : [`of "${plain(offer.platform.name)}"`];
      const size = offer.name === undefined ? [] : [`size "${plain(offer.name)}"${offer.fixed ? ', fixed' : ''}`];
      const others = answer.offers.length > 1 ? [`the best of ${answer.offers.length} offers`] : [];
      const until = offer.expires === undefined ? [] : [`until ${plain(offer.expires)}`];
      const storage = offer.storage === undefined ? [] : [`${plain(offer.storage)} storage`];
      const place = offer.place === undefined ? [] : [`in ${plain(offer.place)}`];
      const origin = offerOrigin(offer);
      const read = origin ? [faint(offerOriginWords(origin), style)] : [];
      const given = [...whose, ...size, ...place, ...storage, ...others, ...until].join('; ');
      return [[...(given === '' ? [] : [given]), ...read].join(' ')];
    }
    case 'declined':
      return reasonTexts(answer.reasons, platform, style);
    case 'incomplete':
      return answer.missing.map(({ name }) => `"${plain(name)}" must be supplied first.`);
    case 'unauthorised':
      return [plain(answer.remedy)];
    case 'unreachable':
    case 'unintelligible':
      return [plain(answer.because)];
    case 'timedOut':
      return [`Nothing came within ${answer.afterMs / 1000} s.`];
    default:
      return unreachableCase(answer);
  }
}

/** Reasons in a row that were read in the same place name it once, behind the last. */
function reasonTexts(reasons: readonly Reason[], platform: PlatformIdentity, style: Style): string[] {
  const origins = reasons.map((reason) => reasonOriginWords(reason, platform));
  return reasons.map(({ text }, at) => {
    const origin = origins[at];
    return origin === undefined || origin === origins[at + 1] ? plain(text) : `${plain(text)} ${faint(origin, style)}`;
  });
}

/** Where something was read, behind what was read. */
function faint(words: string, style: Style): string {
  return style('gray', plain(`(${words})`));
}

/** Where all said no: the change that would win the most, unless it stands beside its only platform already. */
function closestOf(task: Task, answers: readonly protocol.PlatformAnswer[]): string[] {
  if (answers.some(({ answer }) => answer.kind === 'offers')) return [];
  const changes = answers.map(({ answer }) => proposedChange(task, answer));
  const [hopeless] = changes;
  if (hopeless && changes.every((each) => each?.changes.length === 0)) return [changeTexts.ofOne(hopeless)];
  const [best] = bestChanges(task, answers);
  const names = best?.platforms.map(({ name }) => name) ?? [];
  const isOfSeveral = new Set(best?.platforms.map(({ id }) => id)).size > 1;
  return best && isOfSeveral ? [plain(`${changeTexts.ofMany(best.changes, names, best.isCertain)}.`)] : [];
}

/** What goes for several platforms is told once, with their names; and what one does not state in one sentence. */
function notesOf(answers: readonly protocol.PlatformAnswer[]): string[] {
  const platforms = new Map<string, string[]>();
  for (const { platform, answer } of answers) {
    const caveats: readonly Reason[] = answer.kind === 'offers' ? toldCaveats(answer.caveats) : [];
    for (const { text } of caveats) platforms.set(text, [...(platforms.get(text) ?? []), platform.name]);
  }
  return [...platforms].map(([text, names]) => {
    const all = names.length === answers.length;
    return all ? plain(text) : `${plain(names.join(', '))}: ${plain(text)}`;
  });
}
