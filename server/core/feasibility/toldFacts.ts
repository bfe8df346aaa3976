import { FACT_WORDS, factTexts } from '../messages/facts';
import type { Source } from '../model/answer';
import { type Cores, coresValue } from '../model/cores';
import { type Duration, durationWords } from '../model/duration';
import { type Quantity, quantityText } from '../model/quantity';
import { taskType } from '../model/taskType';
import { COUNTED_WORDS, DIMENSIONS, sizeFigure } from './amounts';
import type { Fact, Figure, PlaceFacts, PlatformFacts, Quota, Size, Usage } from './facts';
import { placeLabel } from './ground';

/** One fact for people to read; `text` is absent where it is not known, and `because` says why where that is known. */
export interface ToldFact {
  /** The fact's name, such as `memory`; `closed` for a place where nothing runs at present. */
  readonly fact: keyof typeof FACT_WORDS | 'closed';
  /** The same for people. */
  readonly words: string;
  /** Where within the platform it goes, when not everywhere: `partition "debug"`. */
  readonly place?: string;
  readonly text?: string;
  readonly source?: Source;
  readonly because?: string;
}

const MOST_LISTED = 6;

const KEYS = Object.keys(FACT_WORDS).filter((key): key is keyof typeof FACT_WORDS => Object.hasOwn(FACT_WORDS, key));

/**
 * Every fact of a platform: those of the platform as a whole first, then those of its places. What each place states is
 * not called unknown of the whole.
 */
export function toldFacts(facts: PlatformFacts): ToldFact[] {
  const places = facts.places?.value ?? [];
  const isInPlaces = (key: keyof typeof FACT_WORDS) =>
    places.length > 0 && places.every((each) => each[key] !== undefined);
  const whole = KEYS.filter((key) => !isInPlaces(key) && isOfUse(key, facts)).map((key) => told(key, facts));
  const within = places.flatMap((place): ToldFact[] => {
    const label = placeLabel(place);
    const closed: ToldFact[] =
      place.closed === undefined ? [] : [{ fact: 'closed', words: 'closed', text: place.closed, place: label }];
    const stated = KEYS.filter((key) => place[key] !== undefined);
    return [...closed, ...stated.map((key) => ({ ...told(key, place), place: label }))];
  });
  return [...whole, ...within];
}

/**
 * Engines are those of workflows: where none is known to run, nobody asks for them. What all sizes state need not be stated
 * besides; and what nobody wrote down of machines and quotas is not told as the absence of a limit.
 */
function isOfUse(key: keyof typeof FACT_WORDS, facts: PlatformFacts): boolean {
  const { value, source } = facts[key];
  if (value === 'unlimited') return !(source.confidence === 'declared' && (key === 'instances' || key === 'quotas'));
  if (value !== 'unknown') return true;
  const { runs, sizes } = facts;
  if (key === 'engines')
    return typeof runs.value === 'object' && runs.value.some((each) => taskType(each) === 'workflow-task');
  const dimension = DIMENSIONS.find((each) => each === key);
  if (!dimension || typeof sizes.value === 'string' || sizes.value.length === 0) return true;
  return sizes.value.some((size) => sizeFigure(size, dimension) === 'unknown');
}

function told(key: keyof typeof FACT_WORDS, facts: Partial<PlaceFacts>): ToldFact {
  const fact: Fact<unknown> = facts[key] ?? { value: 'unknown' };
  const text = textOf(key, facts);
  return {
    fact: key,
    words: FACT_WORDS[key],
    ...(text !== undefined && { text }),
    ...(fact.source && { source: fact.source }),
    ...(fact.because !== undefined && { because: fact.because }),
  };
}

function textOf(key: keyof typeof FACT_WORDS, facts: Partial<PlaceFacts>): string | undefined {
  switch (key) {
    case 'runs':
    case 'engines':
    case 'architectures':
    case 'reads':
      return valueText(facts[key], listText);
    case 'sizes':
      return facts.sizes?.value === 'unlimited' ? factTexts.anySize : valueText(facts.sizes, sizesText);
    case 'cores':
      return valueText(facts.cores, amount);
    case 'memory':
    case 'storage':
    case 'volume':
      return valueText(facts[key], amount);
    case 'gpus':
    case 'instances':
      return valueText(facts[key], amount);
    case 'duration':
    case 'lifetime':
      return valueText(facts[key], durationWords);
    case 'quotas':
      return valueText(facts.quotas, (quotas) => listed(quotas.map(quotaText)));
    case 'isQueued':
      return valueText(facts.isQueued, (isQueued) => (isQueued ? factTexts.queued : factTexts.notQueued));
  }
}

function valueText<T>(fact: Fact<T> | undefined, words: (value: T) => string): string | undefined {
  if (!fact || fact.value === 'unknown') return undefined;
  return fact.value === 'unlimited' ? factTexts.unlimited : words(fact.value);
}

function amount(value: Cores | Quantity | number | Duration): string {
  if (typeof value === 'number') return String(value);
  if ('millicores' in value) return String(coresValue(value));
  return 'bytes' in value ? quantityText(value) : durationWords(value);
}

function listText(values: readonly string[]): string {
  return values.length === 0 ? factTexts.nothing : values.join(', ');
}

/** A few of many, and how many more there are. */
function listed(texts: readonly string[]): string {
  const more = texts.length - MOST_LISTED;
  return [...texts.slice(0, MOST_LISTED), ...(more > 0 ? [factTexts.more(more)] : [])].join('; ');
}

function sizesText(sizes: readonly Size[]): string {
  return sizes.length === 0 ? factTexts.noSizes : listed(sizes.map(sizeText));
}

function sizeText(size: Size): string {
  const figures = [
    figureText(size.cores, COUNTED_WORDS.cores),
    figureText(size.memory, COUNTED_WORDS.memory),
    ...(size.gpus === undefined || size.gpus === 0 ? [] : [figureText(size.gpus, COUNTED_WORDS.gpus)]),
    ...(size.storage === undefined ? [] : [figureText(size.storage, COUNTED_WORDS.storage)]),
    ...(size.duration === undefined ? [] : [figureText(size.duration, FACT_WORDS.duration)]),
  ].join(', ');
  const disabled = size.disabled === undefined ? '' : `, ${size.disabled}`;
  return `"${size.name}" ${size.isFixed ? figures : factTexts.upTo(figures)}${disabled}`;
}

function figureText(figure: Figure<Cores | Quantity | number | Duration> | undefined, words: string): string {
  if (figure === undefined || figure === 'unknown') return factTexts.unknownFigure(words);
  return figure === 'unlimited' ? factTexts.unlimitedFigure(words) : `${amount(figure)} ${words}`;
}

function quotaText({ holder, ...allowances }: Quota): string {
  const texts = [
    usageText(allowances.cores, COUNTED_WORDS.cores),
    usageText(allowances.memory, COUNTED_WORDS.memory),
    usageText(allowances.gpus, COUNTED_WORDS.gpus),
    usageText(allowances.storage, COUNTED_WORDS.storage),
    usageText(allowances.instances, COUNTED_WORDS.instances),
    usageText(allowances.volumes, COUNTED_WORDS.volumes),
  ].filter((text) => text !== undefined);
  return factTexts.quota(texts.length === 0 ? factTexts.unlimited : texts.join(', '), holder);
}

function usageText(fact: Fact<Usage<Cores | Quantity | number>> | undefined, words: string): string | undefined {
  if (!fact) return undefined;
  if (fact.value === 'unknown') return factTexts.unknownFigure(words);
  if (fact.value === 'unlimited') return factTexts.unlimitedFigure(words);
  const { limit, used } = fact.value;
  return factTexts.usage(amount(limit), used === undefined ? undefined : amount(used), words);
}
