import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason } from '../model/answer';
import type { Place, PlatformFacts } from './facts';
import { placeLabel } from './ground';
import type { Verdict } from './verdict';

/** The most other places that a no tells about besides the nearest. */
const MAX_OTHERS = 3;

type Held<V extends Verdict = Verdict> = { readonly place: Place; readonly verdict: V };

/** A task runs in any of a platform's places that can run it; where none can, the reasons are those of the nearest. */
export function inPlaces(places: NonNullable<PlatformFacts['places']>, decide: (place: Place) => Verdict): Verdict {
  const held = places.value.map((place) => ({ place, verdict: decide(place) }));
  const open = held.filter(({ place }) => place.closed === undefined);
  const yes = open.flatMap(({ verdict }) => (verdict.kind === 'offers' ? [verdict] : []));
  if (yes.length > 0) {
    return {
      kind: 'offers',
      offers: yes.flatMap(({ offers }) => offers),
      caveats: distinct(yes.flatMap(({ caveats }) => caveats)),
    };
  }
  const no = open.flatMap((each) => (isNo(each) ? [each] : []));
  const [first, ...others] = no.toSorted((a, b) => a.verdict.reasons.length - b.verdict.reasons.length);
  if (!first) return { kind: 'declined', reasons: [nowhere(places)] };
  const tails = [...closedThatWouldDo(held), ...otherTexts(first, others)];
  const [reason, ...reasons] = first.verdict.reasons;
  if (!reason) return first.verdict;
  return { ...first.verdict, reasons: [{ ...reason, text: [reason.text, ...tails].join(' ') }, ...reasons] };
}

function isNo(held: Held): held is Held<Extract<Verdict, { kind: 'declined' }>> {
  return held.verdict.kind === 'declined';
}

function nowhere({ value, source }: NonNullable<PlatformFacts['places']>): Reason {
  const closed = value.map((place) => sentences.closed(placeLabel(place), place.closed ?? ''));
  return { path: '', code: 'place', text: closed.length > 0 ? closed.join(' ') : sentences.noPlaces, source };
}

function closedThatWouldDo(held: readonly Held[]): string[] {
  return held
    .filter(({ place, verdict }) => place.closed !== undefined && verdict.kind === 'offers')
    .slice(0, MAX_OTHERS)
    .map(({ place }) => {
      const tell = statesNothing(place) ? sentences.closedUnknown : sentences.closedPlace;
      return tell(placeLabel(place), place.closed ?? '');
    });
}

/** True for a place that could not be asked: nothing speaks against it, and nothing for it. */
function statesNothing({ kind: _kind, name: _name, closed: _closed, ...facts }: Place): boolean {
  return Object.keys(facts).length === 0;
}

/** What stands against other places, where it is another requirement than in the nearest. */
function otherTexts(nearest: Held, others: readonly Held[]): string[] {
  const told = new Set(nearest.verdict.kind === 'declined' ? nearest.verdict.reasons.map(({ path }) => path) : []);
  const different = others.flatMap(({ place, verdict }) => {
    const reason = verdict.kind === 'declined' ? verdict.reasons.find(({ path }) => !told.has(path)) : undefined;
    return reason ? [sentences.otherPlace(placeLabel(place), reason.text)] : [];
  });
  return different.slice(0, MAX_OTHERS);
}

function distinct(caveats: readonly Reason[]): Reason[] {
  return [...new Map(caveats.map((each) => [`${each.path} ${each.text}`, each])).values()];
}
