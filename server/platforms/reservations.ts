import type { Answer } from '../core/index';

/** What the offers of an answer reserve. */
export function reservationsOf(answer: Answer): readonly string[] {
  return answer.kind === 'offers' ? answer.offers.flatMap(({ reservation }) => reservation ?? []) : [];
}

/** An answer after its offers were given back: they hold no longer until any time. */
export function withoutReservations(answer: Answer): Answer {
  if (answer.kind !== 'offers') return answer;
  return {
    ...answer,
    offers: answer.offers.map(({ reservation, expires, ...offer }) =>
      reservation === undefined && expires !== undefined ? { ...offer, expires } : offer,
    ),
  };
}
