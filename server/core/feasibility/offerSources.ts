import { OFFER_FIGURES, type Offer, type OfferPart, type OfferSource, type Source, type Task } from '../model/answer';
import type { Allowance } from './allowances';
import { DIMENSIONS, sizeFigure } from './amounts';
import type { Fact, Quota, Size } from './facts';
import type { Ground } from './ground';
import { type Needs, objects } from './needs';
import type { Candidate } from './sizes';
import { engineOf } from './suitability';

/** What an offer is made of: the sizes are absent where any size may be asked for. */
export interface OfferParts {
  readonly task: Task;
  readonly needs: Needs;
  readonly ground: Ground;
  readonly allowances: readonly Allowance[];
  readonly picked: readonly Candidate[] | undefined;
}

/** An offer's sources in short. */
export interface OfferOrigin {
  /** The weakest: what is declared is weaker than a snapshot, and that than what is live. */
  readonly weakest: Source;
  /** How many others are as weak. */
  readonly others: number;
  /** True where there are stronger ones besides. */
  readonly isPart: boolean;
}

type Found = readonly (readonly [OfferPart, Source | undefined])[];

const WEAKEST_FIRST: readonly Source['confidence'][] = ['declared', 'snapshot', 'live'];

/**
 * Where every figure of an offer was read, and what else a yes rests on: each fact that the task was held against. What is
 * not known has no source, but a caveat.
 */
export function offerSources(offer: Offer, parts: OfferParts): OfferSource[] {
  const found: Found = [
    ...DIMENSIONS.flatMap((dimension) => (offer[dimension] === undefined ? [] : machineSources(dimension, parts))),
    ...(offer.storage === undefined ? [] : storageSources(parts)),
    ...timeSources(offer.task, parts),
    ...otherSources(parts),
  ];
  const grouped = new Map<string, OfferSource>();
  for (const [part, source] of found) {
    if (!source) continue;
    const { from, observedAt, confidence } = source;
    const key = JSON.stringify([from, observedAt, confidence]);
    const of = grouped.get(key)?.of ?? [];
    grouped.set(key, { of: of.includes(part) ? of : [...of, part], from, observedAt, confidence });
  }
  return inOrder([...grouped.values()]);
}

/** Sources as an offer holds them: those of figures first, the weakest at the front; else in the order that they came in. */
export function inOrder(sources: readonly OfferSource[]): OfferSource[] {
  const rank = (source: OfferSource) =>
    (isOfFigures(source) ? 0 : WEAKEST_FIRST.length) + WEAKEST_FIRST.indexOf(source.confidence);
  return sources.toSorted((a, b) => rank(a) - rank(b));
}

/** The sources of an offer in short: of its figures, or of the yes where it has none. Undefined where none is known. */
export function offerOrigin({ sources = [] }: Offer): OfferOrigin | undefined {
  const figures = sources.filter(isOfFigures);
  const told = figures.length > 0 ? figures : sources;
  const [weakest] = told;
  if (!weakest) return undefined;
  const asWeak = told.filter(({ confidence }) => confidence === weakest.confidence);
  return { weakest, others: asWeak.length - 1, isPart: asWeak.length < told.length };
}

/** The storage that comes with a size, where that is enough by itself. */
export function storageInSize(size: Size | undefined, needed: bigint): bigint | undefined {
  const figure = size ? sizeFigure(size, 'storage') : 0n;
  return typeof figure === 'bigint' && figure >= needed && figure > 0n ? figure : undefined;
}

function isOfFigures({ of }: OfferSource): boolean {
  return OFFER_FIGURES.some((figure) => of.includes(figure));
}

function machineSources(dimension: (typeof DIMENSIONS)[number], { ground, allowances, picked }: OfferParts): Found {
  const sizes = (picked ?? []).filter(({ size }) => sizeFigure(size, dimension) !== 'unknown');
  const sources = [...sizes.map(({ size }) => sizeSource(size, ground)), ...bounds(dimension, ground, allowances)];
  return sources.map((source) => [dimension, source] as const);
}

function storageSources({ needs, ground, allowances, picked }: OfferParts): Found {
  const needed = needs.storage.reduce((sum, { size }) => sum + (size?.value ?? 0n), 0n);
  const size = picked?.[0]?.size;
  const isInSize = size && storageInSize(size, needed) !== undefined;
  const sources = isInSize
    ? [sizeSource(size, ground)]
    : [...bounds('storage', ground, allowances), ...known(ground.facts.volume)];
  return sources.map((source) => ['storage', source] as const);
}

/** What bounds all machines, or all storage, together; also where it is known that nothing does. */
function bounds(
  counted: Exclude<keyof Quota, 'holder' | 'instances' | 'volumes'>,
  { facts }: Ground,
  allowances: readonly Allowance[],
): (Source | undefined)[] {
  const quotas = typeof facts.quotas.value === 'string' ? [] : facts.quotas.value;
  const open: (Fact<unknown> | undefined)[] = [facts[counted], ...quotas.map((quota) => quota[counted])];
  return [
    ...allowances.filter((each) => each.counted === counted).map(({ source }) => source),
    ...open.filter((each) => each?.value === 'unlimited').map((each) => each?.source),
  ];
}

function timeSources(task: Task, { ground: { facts }, picked }: OfferParts): Found {
  const sizes = typeof facts.sizes.value === 'string' ? undefined : facts.sizes.source;
  const ofSizes = (picked ?? []).flatMap(({ size }) =>
    typeof size.duration === 'object' ? (size.source ?? sizes) : [],
  );
  const runs = task.maxduration === undefined ? [] : [...known(facts.duration), ...ofSizes];
  const isKept = objects(task['storage-resources']).some(([, each]) => 'maxlifetime' in each);
  const keeps = isKept ? known(facts.lifetime) : [];
  return [...runs.map((each) => ['duration', each] as const), ...keeps.map((each) => ['lifetime', each] as const)];
}

/** What a yes rests on that is no figure. */
function otherSources({ task, needs, ground }: OfferParts): Found {
  const { runs, engines, architectures, reads } = ground.facts;
  const hasArchitecture = needs.machines.some(({ architecture }) => architecture !== undefined);
  return [
    ...known(runs).map((each) => ['type', each] as const),
    ...(engineOf(task) === undefined ? [] : known(engines)).map((each) => ['engine', each] as const),
    ...(hasArchitecture ? known(architectures) : []).map((each) => ['architecture', each] as const),
    ...(needs.data.length > 0 ? known(reads) : []).map((each) => ['data', each] as const),
  ];
}

function known({ value, source }: Fact<unknown>): (Source | undefined)[] {
  return value === 'unknown' ? [] : [source];
}

function sizeSource({ source }: Size, { facts: { sizes } }: Ground): Source | undefined {
  return source ?? sizes.source;
}
