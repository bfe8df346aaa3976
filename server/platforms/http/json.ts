import { depthOf } from '../../core/index';

/** How deep objects and lists of another program's JSON may stand in each other (SAFETY R5). */
export const DEEPEST = 64;

/** What became of a text that should be JSON. */
export type JsonReading =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'empty' }
  | { readonly kind: 'tooDeep' }
  | { readonly kind: 'notJson' };

/**
 * Reads JSON that another program wrote. The depth is counted before anything is parsed, and keys named `__proto__` are
 * left out, so that no later copy of an object can change its prototype. Of a key that occurs twice the last one counts.
 */
export function readJson(text: string): JsonReading {
  if (text.trim() === '') return { kind: 'empty' };
  if (depthOf(text) > DEEPEST) return { kind: 'tooDeep' };
  try {
    return { kind: 'json', value: mayNamePrototype(text) ? JSON.parse(text, withoutPrototype) : JSON.parse(text) };
  } catch {
    // What JSON.parse throws says where, in a text that the user never sees.
    return { kind: 'notJson' };
  }
}

/** Looking at each key takes many times longer than parsing, and nearly no text has such a key, spelled out or with escapes. */
function mayNamePrototype(text: string): boolean {
  return text.includes('__proto__') || text.includes('\\u');
}

function withoutPrototype(key: string, value: unknown): unknown {
  return key === '__proto__' ? undefined : value;
}
