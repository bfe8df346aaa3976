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
    const value: unknown = JSON.parse(text, (key, each: unknown) => (key === '__proto__' ? undefined : each));
    return { kind: 'json', value };
  } catch {
    // What JSON.parse throws says where, in a text that the user never sees.
    return { kind: 'notJson' };
  }
}

function depthOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (isString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) isString = false;
    } else if (code === 0x22) isString = true;
    else if (code === 0x7b || code === 0x5b) deepest = Math.max(deepest, (depth += 1));
    else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
  return deepest;
}
