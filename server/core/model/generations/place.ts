import { isObject } from '../jsonObject';
import type { Segment } from '../../syntax/tree';

/** A way into a document: keys, and places in lists. */
export type Path = readonly Segment[];

/** A value of the older description, and where it stands there. */
export interface Place {
  readonly value: unknown;
  readonly path: Path;
  /** The path as a JSON Pointer. */
  readonly pointer: string;
}

/** A place whose value is an object. */
export interface ObjectPlace extends Place {
  readonly value: Readonly<Record<string, unknown>>;
}

/** A member of a document that another description is about; undefined where there is none. */
type Maybe = Place | undefined;

/** The place, when an object stands there; undefined otherwise. */
export function objectAt(place: Maybe): ObjectPlace | undefined {
  return place && isObject(place.value) ? { ...place, value: place.value } : undefined;
}

/** A member of an object, or an element of a list. Only what the document itself holds: a prototype is no document. */
export function at(place: Maybe, segment: Segment): Place | undefined {
  const value = place?.value;
  if (!place || typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value) !== (typeof segment === 'number') || !Object.hasOwn(value, segment)) return undefined;
  const held: unknown = Reflect.get(value, segment);
  return below(place, segment, held);
}

/** The first member that there is, of several objects and under several spellings; earlier objects come first. */
export function find(places: readonly Maybe[], keys: readonly string[]): Place | undefined {
  for (const place of places) {
    for (const key of keys) {
      const found = isObject(place?.value) ? at(place, key) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}

/** All members of an object, or all elements of a list, in their order; none of anything else. */
export function childrenOf(place: Maybe): Place[] {
  if (!place) return [];
  if (Array.isArray(place.value)) {
    return place.value.map((value: unknown, index) => below(place, index, value));
  }
  const { value } = place;
  return isObject(value) ? Object.keys(value).map((key) => below(place, key, value[key])) : [];
}

/** The elements of a list; an object that stands where a list might is its one element. */
export function elementsOf(place: Maybe): Place[] {
  return place && isObject(place.value) ? [place] : Array.isArray(place?.value) ? childrenOf(place) : [];
}

/** The last segment of the way to a place, as text. */
export function keyOf({ path }: Place): string {
  return String(path.at(-1) ?? '');
}

/** The text that stands at a place; undefined for anything else. */
export function textAt(place: Maybe): string | undefined {
  return typeof place?.value === 'string' ? place.value : undefined;
}

/** A path as a JSON Pointer (RFC 6901), which tells any two paths of one document apart. */
export function pointerOf(path: Path): string {
  return path.reduce<string>(pointerBelow, '');
}

/** The path that a JSON Pointer names; digits are places in a list. */
export function pathOfPointer(pointer: string): Path {
  const parts = pointer.split('/').slice(1);
  return parts.map((part) => (/^[0-9]+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
}

/** What stands at a path of a plain value; undefined where there is nothing. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((held, segment) => at({ value: held, path: [], pointer: '' }, segment)?.value, value);
}

/** The pointer of a member or an element of what another pointer points to. */
export function pointerBelow(pointer: string, segment: Segment): string {
  const isPlain = typeof segment === 'number' || !/[~/]/.test(segment);
  return `${pointer}/${isPlain ? segment : segment.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

function below(place: Place, segment: Segment, value: unknown): Place {
  return { value, path: [...place.path, segment], pointer: pointerBelow(place.pointer, segment) };
}
