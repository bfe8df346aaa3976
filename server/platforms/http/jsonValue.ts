/** An object of a JSON value; what its members are is not known yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** Whether a value is an object, and neither null nor a list. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list of values of unknown kinds, or undefined when the value is no list. */
export function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** An object's own member; undefined when the value is no object or has none of that name. Inherited names are never found. */
export function member(value: unknown, key: string): unknown {
  return isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The first of an object's members that stands there, by any of its spellings. */
export function firstMember(value: unknown, ...keys: readonly string[]): unknown {
  for (const key of keys) {
    const found = member(value, key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** An object's member if it is text with something in it. */
export function textMember(value: unknown, ...keys: readonly string[]): string | undefined {
  const found = firstMember(value, ...keys);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** A value as a sentence may quote it: text as it is, everything else as JSON, numbers that JSON has not (`Infinity`) in words; cut at 200. */
export function shownValue(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value ?? null);
  return text.slice(0, 200);
}
