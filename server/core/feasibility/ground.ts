import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason, Source } from '../model/answer';
import type { Fact, Place, PlaceFacts, PlatformFacts } from './facts';

/** What one step of the decision found: reasons for a no, and caveats where something is not known. */
export interface Knowledge {
  readonly reasons: readonly Reason[];
  readonly caveats: readonly Reason[];
}

/** The facts that a task is held against: the platform's, or those of one of its places. */
export interface Ground {
  readonly facts: PlaceFacts;
  readonly place?: Place;
  /** Whose a fact is, in a sentence: `the platform`, `partition "debug"`. */
  readonly owner: (key: keyof PlaceFacts) => string;
}

/** What was found where there is nothing to say. */
export const NOTHING: Knowledge = { reasons: [], caveats: [] };

/** The ground that a platform's facts are, or one of its places: what the place states goes before what the platform does. */
export function groundOf(facts: PlatformFacts, place?: Place): Ground {
  if (!place) return { facts, owner: () => sentences.platform };
  const refusals = [...facts.refusals, ...(place.refusals ?? [])];
  const notes = [...facts.notes, ...(place.notes ?? [])];
  const label = placeLabel(place);
  return {
    facts: { ...facts, ...place, refusals, notes },
    place,
    owner: (key) => (place[key] === undefined ? sentences.platform : label),
  };
}

/** A place in a sentence: `partition "debug"`. */
export function placeLabel({ kind, name }: Place): string {
  return `${kind} "${name}"`;
}

/** A caveat about what is not known, with what the platform said of it. */
export function notKnown(path: string, words: string, fact: Fact<unknown>, owner = sentences.platform): Reason {
  const text = [sentences.unknown([words], owner), fact.because].filter((part) => part !== undefined).join(' ');
  const isPlain = owner === sentences.platform && fact.because === undefined;
  return { path, code: 'unknown', text, ...from(fact.source), ...(isPlain && { unstated: words }) };
}

/** A source as a member, where there is one. */
export function from(source: Source | undefined): { readonly source?: Source } {
  return source ? { source } : {};
}

/** Everything that several steps found. */
export function together(found: readonly Knowledge[]): Knowledge {
  return { reasons: found.flatMap(({ reasons }) => reasons), caveats: found.flatMap(({ caveats }) => caveats) };
}
