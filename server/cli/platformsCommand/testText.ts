import {
  type Answer,
  type PlatformConfiguration,
  type PlatformFacts,
  type Reason,
  type Source,
  type ToldFact,
  bestOffer,
  offerFigures,
  sourceWords,
  toldFacts,
  unusableSizes,
} from '../../core/index';
import { TOKEN_PLACES } from '../messages/tokens';
import { type Style, createStyle, plain, table } from '../style';
import { tokenAdvice, wantsToken } from '../tokenAdvice';
import type { World } from '../world';
import { LEAST_PRIVILEGE } from './leastPrivilege';
import { STATES, testSentences as sentences } from './messages';
import { type TestResult, isAsked } from './test';

/** What testing a platform brought, for people. */
export function testText(result: TestResult, world: World): string {
  const style = createStyle(world.isColoured);
  const { platform, learnt } = result;
  const where = 'url' in platform ? `  ${style('gray', plain(platform.url))}` : '';
  const state = stateOf(result);
  const head = `${style('bold', plain(platform.name))}  ${platform.type}${where}\n  ${style(isAsked(learnt) ? 'green' : 'red', state)}`;
  const told = learnt.kind === 'facts' ? factParts(learnt.facts, { platform, style }) : answerParts(learnt);
  const parts = [{ title: sentences.credentials, rows: credentialRows(result) }, ...told];
  const texts = parts
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) => `${title === '' ? '' : `${style('bold', title)}\n`}${table(rows, world.columns)}`);
  return `${[head, ...texts].join('\n\n')}\n`;
}

interface Part {
  readonly title: string;
  readonly rows: string[][];
}

function stateOf({ platform, learnt: { kind }, tokenPlace }: TestResult): string {
  if (kind === 'unauthorised' && tokenPlace && wantsToken(platform)) return STATES.refused;
  return kind === 'offers' || kind === 'declined' || kind === 'incomplete' ? STATES.answers : STATES[kind];
}

function credentialRows({ platform, learnt, tokenPlace }: TestResult): string[][] {
  if (learnt.kind === 'unauthorised')
    return [[tokenAdvice(platform, tokenPlace)], [sentences.whichToken(LEAST_PRIVILEGE[platform.type])]];
  if (!wantsToken(platform)) return [[platform.type === 'local' ? sentences.noneNeeded : sentences.notSent]];
  if (!isAsked(learnt)) return [];
  return [[tokenPlace ? sentences.accepted(TOKEN_PLACES[tokenPlace]) : sentences.unneeded]];
}

interface Telling {
  readonly platform: PlatformConfiguration;
  readonly style: Style;
}

function factParts(facts: PlatformFacts, telling: Telling): Part[] {
  const { style } = telling;
  const told = toldFacts(facts);
  const known = told.filter(({ text }) => text !== undefined);
  const unknown = told.filter(({ text }) => text === undefined);
  return [
    {
      title: sentences.learnt,
      rows: withSources(known).map(({ words, text, source }) => [
        words,
        source === '' ? text : `${text}  ${style('gray', `(${source})`)}`,
      ]),
    },
    {
      title: sentences.unknown,
      rows: unknown.map((each) => [nameOf(each), plain(each.because ?? remedyOf(each, telling.platform))]),
    },
    { title: sentences.refused, rows: facts.refusals.map(reasonRow) },
    {
      title: sentences.notes,
      rows: [...facts.notes.map(reasonRow), ...unusableSizes(facts).map((text) => [plain(text)])],
    },
  ];
}

/** Rows with their source, told once where several in a row have it in common. */
function withSources(known: readonly ToldFact[]) {
  const sources = known.map(({ source }) => (source ? plain(originText(source)) : ''));
  return known.map((each, index) => ({
    words: nameOf(each),
    text: plain(each.text ?? ''),
    source: index > 0 && sources[index] === sources[index - 1] ? '' : (sources[index] ?? ''),
  }));
}

function nameOf({ place, words }: ToldFact): string {
  return place === undefined ? words : `${plain(place)}: ${words}`;
}

function originText(source: Source): string {
  return sourceWords(source) ?? `${source.from}, ${sentences.declared}`;
}

const DECLARED_DIRECTLY = ['runs', 'engines', 'architectures', 'sizes'];
/** What each size says of itself, where a platform comes in sizes. */
const IN_SIZES = ['cores', 'memory', 'gpus'];
const DECLARED_LIMITS = ['cores', 'memory', 'gpus', 'storage', 'duration', 'lifetime'];

/** Where one may write down what a platform does not tell. */
function remedyOf({ fact, place }: ToldFact, platform: PlatformConfiguration): string {
  const { type } = platform;
  if (type === 'local' && platform.sizes && IN_SIZES.includes(fact)) return sentences.declareInSizes(fact);
  const member = DECLARED_LIMITS.includes(fact)
    ? `limits.${fact}`
    : DECLARED_DIRECTLY.includes(fact)
      ? fact
      : undefined;
  if (member === undefined || place !== undefined) return sentences.notTold;
  return sentences.declare(type === 'local' ? member : `declared.${member}`);
}

function answerParts(answer: Answer): Part[] {
  return [{ title: '', rows: answerRows(answer) }];
}

function answerRows(answer: Answer): string[][] {
  switch (answer.kind) {
    case 'offers': {
      const offer = bestOffer(answer);
      return [[sentences.yes(offer ? plain(offerFigures(offer)) : '')], ...answer.caveats.map(reasonRow)];
    }
    case 'declined':
      return [[sentences.no], ...answer.reasons.map(reasonRow)];
    case 'incomplete':
      return [[sentences.incomplete]];
    case 'unauthorised':
      return [[plain(answer.remedy)]];
    case 'unreachable':
    case 'unintelligible':
      return [[plain(answer.because)]];
    case 'timedOut':
      return [[sentences.noTime(answer.afterMs / 1000)]];
  }
}

function reasonRow({ text, source }: Reason): string[] {
  const words = source && sourceWords(source);
  return [plain(words === undefined ? text : `${text} (${words})`)];
}
