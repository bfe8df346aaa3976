import { SYNTAX_SENTENCES } from '../messages';
import { readJson } from '../syntax/json';

/** A value that was read, or what is wrong with its JSON and at which character, counted from 1. */
export type PlatformValueReading = { readonly value: unknown } | { readonly fault: string; readonly character: number };

/**
 * The value of a platform's member as people write it on a command line: JSON; other words are text, so that `vo=astro`
 * needs no quotation marks. What begins as a list, an object or text in quotes does is meant as JSON.
 */
export function readPlatformValue(text: string): PlatformValueReading {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    const [fault] = /^\s*[[{"]/.test(text) ? readJson(text).faults : [];
    return fault ? { fault: SYNTAX_SENTENCES[fault.kind], character: fault.offset + 1 } : { value: text };
  }
}
