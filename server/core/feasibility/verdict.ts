import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Answer, Offer, Reason, Task } from '../model/answer';
import { type Allowance, allowancesOf, quotaCaveats, unknownBounds, whyUnknown } from './allowances';
import { COUNTED_WORDS, type Counted, DIMENSIONS, amountText } from './amounts';
import { type Sizing, assign, bestEach } from './assignment';
import type { PlatformFacts, Size } from './facts';
import { type Ground, from, groundOf, notKnown, together } from './ground';
import { type Share, overAllowances, sharesOf, timeKnowledge } from './limits';
import { type Needs, needsOf } from './needs';
import { nearestOffer, offerOf } from './offer';
import { oversize } from './oversize';
import { inPlaces } from './places';
import { type Candidate, type SizeNeeds, chooseSize } from './sizes';
import { storageKnowledge } from './storage';
import { suitability, unresolvedData } from './suitability';

/** A yes or a no, before it is asked what would turn a no into a yes. */
export type Verdict = Extract<Answer, { readonly kind: 'offers' | 'declined' }>;

/** Decides whether a task can run (DESIGN §3): in one of the platform's places, where it has several. */
export function verdict(task: Task, facts: PlatformFacts): Verdict {
  const needs = needsOf(task);
  if (!facts.places) return verdictOn(task, needs, groundOf(facts));
  return inPlaces(facts.places, (place) => verdictOn(task, needs, groundOf(facts, place)));
}

function verdictOn(task: Task, needs: Needs, ground: Ground): Verdict {
  const allowances = allowancesOf(ground);
  const shares = sharesOf(needs.machines);
  const storage = storageKnowledge(needs, ground, allowances);
  const over = overAllowances(shares, allowances);
  const sizing = chooseSizes(needs, ground, storage.ofSize);
  const failing = new Set(over.flatMap((reason) => allowances.filter((each) => isOf(each, reason, shares))));
  const shared =
    sizing.sizings &&
    shareOut(
      sizing.sizings,
      allowances.filter((each) => !failing.has(each)),
    );
  const found = [
    suitability(task, needs, ground),
    { reasons: over, caveats: [] },
    storage,
    timeKnowledge(needs, ground),
    quotaCaveats(ground, askedOf(needs, shares)),
  ];
  const { reasons, caveats } = together(found);
  const allowanceOf = (reason: Reason) => allowances.find((each) => isOf(each, reason, shares));
  const all = [...reasons, ...oversize(over, ground, allowanceOf), ...sizing.reasons, ...(shared?.reasons ?? [])];
  if (all.length > 0) return declined(task, all, sizing.nearest);
  const offer = offerOf({ task, needs, ground, allowances, picked: shared?.picked });
  const unsure = shared ? sizeCaveats(shared.picked, ground) : boundCaveats(needs, shares, ground);
  return { kind: 'offers', offers: [offer], caveats: [...caveats, ...unsure, ...unresolvedData(task)] };
}

function declined(task: Task, reasons: readonly Reason[], size: Size | undefined): Verdict {
  const nearest: Offer | undefined = size && nearestOffer(task, size);
  return { kind: 'declined', reasons, ...(nearest && { nearest }) };
}

/** True when a reason was told of this allowance. */
function isOf(allowance: Allowance, reason: Reason, shares: ReadonlyMap<Counted, readonly Share[]>): boolean {
  const paths = shares.get(allowance.counted)?.map(({ path }) => path) ?? [];
  return paths.includes(reason.path) && allowance.miss(reason.path, '', '').limit === reason.limit;
}

interface Sized {
  /** The sizes that each machine can have; undefined where any size may be asked for, or a machine has none. */
  readonly sizings?: readonly Sizing[];
  readonly reasons: readonly Reason[];
  readonly nearest?: Size;
}

function chooseSizes({ machines, duration }: Needs, { facts }: Ground, storage: SizeNeeds['storage']): Sized {
  const { sizes } = facts;
  if (sizes.value === 'unlimited' || sizes.value === 'unknown') return { reasons: [] };
  const { value, source } = sizes;
  const choices = machines.map((machine, at) => {
    const needs = { machine, ...(duration && { duration }), ...(storage && at === 0 && { storage }) };
    return { machine, choice: chooseSize(needs, value, source) };
  });
  const sizings = choices.flatMap(({ machine, choice: { candidates } }) =>
    candidates ? [{ machine, candidates }] : [],
  );
  const nearest = choices.flatMap(({ choice }) => (choice.candidates ? [] : (choice.nearest ?? [])))[0];
  return {
    reasons: choices.flatMap(({ choice }) => choice.reasons ?? []),
    ...(sizings.length === machines.length && { sizings }),
    ...(nearest && { nearest }),
  };
}

/** Gives each machine its size, and the reasons where there is no room for what fixed sizes take as a whole. */
function shareOut(
  sizings: readonly Sizing[],
  allowances: readonly Allowance[],
): { readonly picked: readonly Candidate[]; readonly reasons: readonly Reason[] } {
  const picked = assign(sizings, allowances);
  if (picked) return { picked, reasons: [] };
  const best = bestEach(sizings);
  const names = [...new Set(best.map(({ size }) => size.name))];
  const taken = DIMENSIONS.map((dimension): [Counted, readonly Share[]] => [
    dimension,
    sizings.map(({ machine, candidates: [{ takes }] }) => ({
      path: machine[dimension]?.path ?? machine.path,
      text: amountText(dimension, takes[dimension]),
      each: takes[dimension],
      times: machine.instances,
    })),
  ]);
  const reasons = overAllowances(new Map(taken), allowances);
  return {
    picked: best,
    reasons: reasons.map((each) => ({ ...each, text: `${each.text} ${sentences.given(names)}` })),
  };
}

function askedOf({ storage }: Needs, shares: ReadonlyMap<Counted, readonly Share[]>): ReadonlySet<Counted> {
  const hasStorage = storage.some(({ size }) => size && size.value > 0n);
  const counts = shares.get('instances') ?? [];
  const isOne = counts.length === 1 && counts[0]?.each === 1n;
  const asked = new Set<Counted>([...shares.keys(), ...(hasStorage ? (['storage', 'volumes'] as const) : [])]);
  if (isOne) asked.delete('instances');
  return asked;
}

/** What is not known, where the platform has no sizes that would tell. */
function boundCaveats(needs: Needs, shares: ReadonlyMap<Counted, readonly Share[]>, ground: Ground): Reason[] {
  const asked = [...askedOf(needs, shares)].filter((each) => each !== 'storage' && each !== 'volumes');
  const caveats = asked.flatMap((counted) => unknownBounds(ground, counted, largestOf(shares.get(counted))));
  const { facts, owner } = ground;
  const isOpen =
    facts.sizes.value === 'unknown' &&
    DIMENSIONS.some((each) => asked.includes(each) && facts[each].value === 'unlimited');
  return isOpen ? [...caveats, notKnown('', 'sizes', facts.sizes, owner('sizes'))] : caveats;
}

function largestOf(shares: readonly Share[] = []): string {
  const [first] = [...shares].sort((a, b) => (a.each * BigInt(a.times) < b.each * BigInt(b.times) ? 1 : -1));
  return first?.path ?? '';
}

/** What the sizes do not state, with what is known of why: of the list of sizes, else of the figure itself. */
function sizeCaveats(picked: readonly Candidate[], { facts, owner }: Ground): Reason[] {
  return picked.flatMap(({ size, unsure }) =>
    unsure.map(({ path, counted }) => {
      const because = facts.sizes.because ?? whyUnknown(facts, counted);
      const source = size.source ?? facts.sizes.source;
      const open = { value: 'unknown' as const, ...from(source), ...(because !== undefined && { because }) };
      return notKnown(path, COUNTED_WORDS[counted], open, owner('sizes'));
    }),
  );
}
