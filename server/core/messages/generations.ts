/** What is said of executables that are written as another generation of the data model writes them. */
import type { Generation } from '../model/typeUris';

/** Which generation, in words that people know it by. */
const WORDS: Readonly<Record<Generation, string>> = {
  G0: 'the first draft of 2021',
  G1: 'the slides of 2022',
  'G1-note': 'the Execution Planner note of 2022',
  G1b: 'the Execution Planner of 2023',
  G2: 'the ExecutionBroker prototype of 2024',
  G3: 'the ExecutionBroker of 2025',
  G4: 'the ExecutionBroker 1.0 of 2025',
  G5: 'the ExecutionBroker 1.0 of 2026',
};

/** How many places are named. */
const MAX_NAMED = 5;

/** Sentences about older generations; places are those of the author's text. */
export const generationMessages = {
  problem: (generation: Generation, untold: readonly string[]) => {
    const fact = `This is written as in ${WORDS[generation]}. It is read as today's form`;
    return untold.length === 0 ? `${fact}.` : `${fact}, which leaves out ${named(untold)}: it has no place for that.`;
  },
  fix: (untold: readonly string[]) =>
    untold.length === 0 ? "Write it in today's form" : `Write it in today's form, without ${named(untold)}`,
  rename:
    "This executable is written in an older form, where its resources may be named in places that are not read. Write it in today's form first.",
} as const;

function named(places: readonly string[]): string {
  const words = places.slice(0, MAX_NAMED).map((place) => `"${place}"`);
  const more = places.length - words.length;
  const all = more > 0 ? [...words, `${more} more`] : words;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1) ?? ''}`;
}
