import type { CodeLens, Command } from 'vscode-languageserver-types';
import { type Analysis, executableName } from '../analysis/analysis';
import { bestChanges } from '../feasibility/bestChange';
import { bestOffer, isBare, offerFigures } from '../feasibility/rank';
import { lensTitles } from '../messages';
import { changeTexts } from '../messages/feasibility';
import { CAN_I_DO_THIS, type ExecutableOffers, SHOW_RESULTS, type ShowResultsArgument } from '../protocol';
import { rangeOf } from '../syntax/positions';
import type { OfferView } from './offerView';

/** What the lenses need to know besides the text. */
export interface LensOptions {
  readonly uri: string;
  readonly offers: OfferView;
  /** True when the editor can show the answers side by side. */
  readonly canShowResults: boolean;
}

/** One line above each executable: the question before it is asked, the answer afterwards. */
export function codeLens(analysis: Analysis, options: LensOptions): CodeLens[] {
  return analysis.items.flatMap(({ isObject, piece }, item) => {
    if (!isObject) return [];
    const range = rangeOf(analysis.layout, { item, offset: piece.body }, 1);
    const executable = executableName(analysis, item);
    const known = options.offers(executable, item);
    return commands(known, { uri: options.uri, executable }, options.canShowResults).map((command) => ({
      range,
      command,
    }));
  });
}

function commands(
  known: ExecutableOffers | undefined,
  argument: ShowResultsArgument,
  canShowResults: boolean,
): Command[] {
  const ask = (title: string): Command => ({ title, command: CAN_I_DO_THIS, arguments: [argument] });
  const show = (title: string): Command => ({ title, command: SHOW_RESULTS, arguments: [argument] });
  if (!known || known.state === 'unasked') return [ask(lensTitles.ask)];
  const tell = canShowResults ? show : ask;
  if (known.state === 'asking') return [tell(lensTitles.asking(known.answers.length, known.asked))];
  if (known.stale) return [ask(lensTitles.askStale), ...(canShowResults ? [show(lensTitles.lastAnswers)] : [])];
  if (!canShowResults) return [ask(summaryOf(known))];
  const declined = known.answers.filter(({ answer }) => answer.kind === 'declined').length;
  const whyNot = declined > 0 ? [show(lensTitles.whyNot(declined))] : [];
  return [
    show(summaryOf(known)),
    show(lensTitles.details),
    ...whyNot,
    ask(lensTitles.askAgain),
    ...closest(known).map(show), // the longest comes last: a narrow window cuts what stands behind it
  ];
}

/** Where no platform can run it: the change that would win the most of them, which a quick fix makes. */
function closest({ answers, task }: ExecutableOffers): string[] {
  if (answers.some(({ answer }) => answer.kind === 'offers')) return [];
  const [best] = bestChanges(task, answers);
  if (!best) return [];
  const names = best.platforms.map(({ name }) => name);
  return [changeTexts.ofMany(best.changes, names, best.isCertain)];
}

/** The answers in one line. A platform that could not be asked is never counted as a no. */
export function summaryOf({ answers, asked }: Pick<ExecutableOffers, 'answers' | 'asked'>): string {
  const yes = answers.filter(({ answer }) => answer.kind === 'offers');
  const no = answers.filter(({ answer }) => answer.kind === 'declined').length;
  const unknown = asked - yes.length - no;
  const open = unknown === 0 ? '' : lensTitles.notKnown(unknown);
  const [best] = yes;
  const offer = best && bestOffer(best.answer);
  if (offer && isBare(offer)) return lensTitles.yesUnstated(yes.length) + open;
  if (best && offer) return lensTitles.yes(yes.length, best.platform.name, offerFigures(offer)) + open;
  return no > 0 ? lensTitles.no(no) + open : lensTitles.noneAsked(unknown);
}
