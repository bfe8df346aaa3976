import type { Offer, Reason } from '../../../core/index';
import { type JsonRecord, member, shownValue } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';
import { contradiction, unreadableFigure, untoldFigure } from '../../messages';
import { COUNT, CORES, type Measure, SIZE } from './measure';
import { type Pair, type PairedBlocks, bound, minimum, pairedBlocks } from './pairs';
import type { Asked } from './remark';

/** The figures of an offer, where they contradict what was asked, what could not be read in them, and what they leave out. */
export interface FigureReading {
  readonly figures: Pick<Offer, 'cores' | 'memory' | 'storage' | 'gpus'>;
  readonly contradictions: readonly Reason[];
  readonly unreadable: readonly Reason[];
  /** What was asked about, and is neither given nor refused: not known, which is no no (MODEL §6). */
  readonly untold: readonly Reason[];
}

interface Figure<Amount> {
  /** How the offer itself names it; its members in a resource are `min` and `max` before `stem`. */
  readonly key: 'cores' | 'memory' | 'storage' | 'gpus';
  readonly stem: string;
  readonly block: 'compute-resources' | 'storage-resources';
  readonly words: string;
  readonly amount: string;
  readonly measure: Measure<Amount>;
}

const COMPUTE = 'compute-resources';
const CORE_WORDS = { words: 'cores', amount: 'how many cores' };
const MEMORY_WORDS = { words: 'of memory', amount: 'how much memory' };
const STORAGE_WORDS = { words: 'of storage', amount: 'how much storage' };
const GPU_WORDS = { words: 'GPUs', amount: 'how many GPUs' };
const FIGURES = {
  cores: { key: 'cores', stem: 'cores', block: COMPUTE, ...CORE_WORDS, measure: CORES },
  memory: { key: 'memory', stem: 'memory', block: COMPUTE, ...MEMORY_WORDS, measure: SIZE },
  storage: { key: 'storage', stem: 'size', block: 'storage-resources', ...STORAGE_WORDS, measure: SIZE },
  gpus: { key: 'gpus', stem: 'gpus', block: COMPUTE, ...GPU_WORDS, measure: COUNT },
} as const;

/**
 * Reads what an offer gives, all machines together: the sum of the returned maxima, or what the offer itself states where
 * a maximum is missing. `returned` is what came back beside what was asked, if a task did. All arithmetic is exact.
 */
export function readFigures(returned: PairedBlocks | undefined, stated: JsonRecord, asked: Asked): FigureReading {
  const remarks: Remarks = { contradictions: [], unreadable: [], untold: [] };
  const blocks = returned ?? pairedBlocks(asked.task, undefined);
  const isReturned = returned !== undefined;
  const given = <Amount>(figure: Figure<Amount>) => readFigure(figure, { blocks, isReturned, stated, asked, remarks });
  const cores = given(FIGURES.cores);
  const memory = given(FIGURES.memory);
  const storage = given(FIGURES.storage);
  const gpus = given(FIGURES.gpus);
  const figures = {
    ...(cores === undefined ? {} : { cores: /^[0-9]+$/.test(cores) ? Number(cores) : cores }),
    ...(memory === undefined ? {} : { memory }),
    ...(storage === undefined ? {} : { storage }),
    ...(gpus === undefined ? {} : { gpus: Number(gpus) }),
  };
  return { figures, ...remarks };
}

interface Remarks {
  readonly contradictions: Reason[];
  readonly unreadable: Reason[];
  readonly untold: Reason[];
}

interface Given {
  readonly blocks: PairedBlocks;
  readonly isReturned: boolean;
  readonly stated: JsonRecord;
  readonly asked: Asked;
  readonly remarks: Remarks;
}

function readFigure<Amount>(figure: Figure<Amount>, given: Given): string | undefined {
  const { asked, blocks, isReturned, stated, remarks } = given;
  const resources = blocks[figure.block];
  const unread = remarks.unreadable.length;
  const total = isReturned ? sumOfMaxima(figure, resources, given) : undefined;
  const isNothing = total === undefined || figure.measure.compare(total, figure.measure.zero) === 0;
  if (!isNothing) return figure.measure.words(total);
  const own = member(stated, figure.key);
  if (own === undefined || own === null) {
    if (remarks.unreadable.length === unread) remarks.untold.push(...untold(figure, resources, asked));
    return undefined;
  }
  const amount = figure.measure.read(own);
  if (amount === undefined) {
    remarks.unreadable.push(unreadable(figure, own, asked, ''));
    return undefined;
  }
  checkTotal(figure, amount, resources, given);
  return figure.measure.words(amount);
}

/** The sum; undefined when a machine that needs the figure has none, or one that cannot be read. */
function sumOfMaxima<Amount>(figure: Figure<Amount>, all: readonly Pair[], given: Given): Amount | undefined {
  const { measure } = figure;
  let total: Amount | undefined = measure.zero;
  let isStated = false;
  for (const pair of all) {
    const max = bound(pair.returned, 'max', figure.stem);
    if (max === undefined) {
      if (minimum(pair, figure.stem) !== undefined) total = undefined;
      continue;
    }
    isStated = true;
    const amount = checkedMaximum(figure, pair, max, given);
    const instances = COUNT.read(member(pair.returned, 'instances') ?? 1);
    if (total === undefined || amount === undefined || instances === undefined) total = undefined;
    else total = measure.plus(total, measure.times(amount, instances));
  }
  return isStated ? total : undefined;
}

function checkedMaximum<Amount>(figure: Figure<Amount>, pair: Pair, max: unknown, given: Given): Amount | undefined {
  const { asked, remarks } = given;
  const path = `${figure.block}/${pair.index}/min${figure.stem}`;
  const amount = figure.measure.read(max);
  if (amount === undefined) {
    remarks.unreadable.push(unreadable(figure, max, asked, pair.asked ? path : ''));
    return undefined;
  }
  const needed = figure.measure.read(minimum(pair, figure.stem));
  if (needed !== undefined && figure.measure.compare(amount, needed) < 0) {
    const given = spelled(max, figure.measure.words(amount));
    const least = spelled(minimum(pair, figure.stem), figure.measure.words(needed));
    remarks.contradictions.push(
      contradicted(figure.words, { given, least, path: pair.asked ? path : '', of: pair.name }, asked),
    );
  }
  return amount;
}

function checkTotal<Amount>(figure: Figure<Amount>, amount: Amount, all: readonly Pair[], given: Given): void {
  const needing = all.filter((pair) => bound(pair.asked, 'min', figure.stem) !== undefined);
  let needed = figure.measure.zero;
  for (const { asked } of needing) {
    const min = figure.measure.read(bound(asked, 'min', figure.stem));
    const instances = COUNT.read(member(asked, 'instances') ?? 1);
    if (min !== undefined && instances !== undefined)
      needed = figure.measure.plus(needed, figure.measure.times(min, instances));
  }
  if (figure.measure.compare(amount, needed) >= 0) return;
  const only = needing.length === 1 ? needing[0] : undefined;
  const path = only ? `${figure.block}/${only.index}/min${figure.stem}` : figure.block;
  const { measure } = figure;
  const found = { given: measure.words(amount), least: measure.words(needed), path, of: only?.name };
  given.remarks.contradictions.push(contradicted(figure.words, found, given.asked));
}

/**
 * That a figure was asked about and is not told: at the requirement, or at all of them where there are several. Nothing where
 * the service says itself that it is not known.
 */
function untold<Amount>(
  { block, stem, amount, measure }: Figure<Amount>,
  all: readonly Pair[],
  asked: Asked,
): Reason[] {
  const isAsked = (min: Amount | undefined) => min !== undefined && measure.compare(min, measure.zero) > 0;
  const needing = all.filter((pair) => isAsked(measure.read(bound(pair.asked, 'min', stem))));
  const paths = needing.map(({ index }) => `${block}/${index}/min${stem}`);
  const isSaid = asked.said?.some(({ path, code }) => code === 'unknown' && paths.includes(path)) ?? false;
  const [first = block, ...others] = paths;
  const path = others.length === 0 ? first : block;
  const isTold = paths.length === 0 || isSaid;
  return isTold ? [] : [{ path, code: 'unknown', text: untoldFigure(asked.platform, amount) }];
}

interface Contradicted {
  readonly given: string;
  readonly least: string;
  readonly path: string;
  readonly of: string | undefined;
}

function contradicted(words: string, { given, least, path, of }: Contradicted, { platform }: Asked): Reason {
  const figures = { given, asked: least, ...(of === undefined ? {} : { of }) };
  return { path, code: 'contradiction', asked: least, limit: given, text: contradiction(platform, words, figures) };
}

/** An amount as its author spelled it, since `8G` in another unit is not recognised. */
function spelled(raw: unknown, words: string): string {
  return typeof raw === 'string' ? remoteText(raw, 40) : words;
}

function unreadable<Amount>(figure: Figure<Amount>, value: unknown, { platform }: Asked, path: string): Reason {
  return { path, code: 'unreadable', text: unreadableFigure(platform, figure.key, shownValue(value)) };
}
