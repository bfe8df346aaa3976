import { SYNTAX_SENTENCES, messages, moreProblems } from '../messages';
import { platformFileTexts as texts } from '../messages/platformFile';
import { readJson } from '../syntax/json';
import { nodeAt, plainValue } from '../syntax/tree';
import type { PlatformConfiguration, PlatformFile } from './generated/types';
import { validatePlatforms } from './generated/validators';
import { type Trouble, memberOf, schemaTroubles } from './platformFaults';
import { brokenRules } from './platformRules';
import { tokenVariable } from './secrets';

/** One mistake in platforms: a sentence that says what is wrong and how to mend it. */
export interface PlatformMistake {
  readonly trouble: string;
  /** The line of a file that is wrong, counted from 1. */
  readonly line?: number;
}

/** What came of reading platforms: the platforms, or the first mistake and behind it the others, of which few are told. */
export type PlatformFileReading =
  | { readonly platforms: readonly PlatformConfiguration[] }
  | (PlatformMistake & { readonly others?: readonly PlatformMistake[] });

const MOST_TOLD = 10;

/** Reads the text of a platform file. */
export function readPlatformFile(text: string): PlatformFileReading {
  const { root, faults, isTooDeep } = readJson(text);
  const [fault] = faults;
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  if (fault) {
    const trouble = messages.platformFileNotJson(SYNTAX_SENTENCES[fault.kind]);
    return { trouble, line: lineOf(fault.offset) };
  }
  if (isTooDeep || !root) return { trouble: messages.platformFileEmpty };
  return readValue(plainValue(root), ({ path, trouble }) => {
    const node = nodeAt(root, path) ?? root;
    return { trouble, line: lineOf(node.offset) };
  });
}

/** Reads platforms that are a value already: the setting, or a parsed file. */
export function readPlatforms(value: unknown): PlatformFileReading {
  return readValue(value, ({ trouble }) => ({ trouble }));
}

function readValue(value: unknown, told: (trouble: Trouble) => PlatformMistake): PlatformFileReading {
  const errors = validatePlatforms(value) ? [] : (validatePlatforms.errors ?? []);
  const troubles = [...schemaTroubles(value, errors), ...sharedIds(value), ...allBrokenRules(value)];
  const [first, ...others] = troubles.toSorted(byPlatform).slice(0, MOST_TOLD).map(told);
  if (!first) return errors.length === 0 ? (value as PlatformFile) : { trouble: messages.platformFileEmpty };
  const more = troubles.length - MOST_TOLD;
  const rest = more > 0 ? [...others, { trouble: moreProblems(more) }] : others;
  return rest.length > 0 ? { ...first, others: rest } : first;
}

function byPlatform({ path: [, a] }: Trouble, { path: [, b] }: Trouble): number {
  return Number(a ?? -1) - Number(b ?? -1);
}

function allBrokenRules(value: unknown): Trouble[] {
  return platformsIn(value).flatMap((_, index) => brokenRules(value, index));
}

/** Ids that are the same, or for which one variable would hold the token: what is for one platform would be sent to another. */
function sharedIds(value: unknown): Trouble[] {
  const ids = platformsIn(value).map((each) => memberOf(each, 'id'));
  return ids.flatMap((id, index) => {
    if (typeof id !== 'string') return [];
    const isTaken = (other: unknown) => typeof other === 'string' && tokenVariable(other) === tokenVariable(id);
    const before = ids.slice(0, index);
    const first = before.includes(id) ? id : before.find(isTaken);
    if (typeof first !== 'string') return [];
    const trouble = first === id ? messages.platformTwice(id) : texts.sameVariable(first, id);
    return [{ path: ['platforms', index], trouble }];
  });
}

function platformsIn(value: unknown): readonly unknown[] {
  const platforms = memberOf(value, 'platforms');
  return Array.isArray(platforms) ? platforms : [];
}
