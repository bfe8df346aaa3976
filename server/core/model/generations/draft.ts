import type { Segment } from '../../syntax/tree';
import type { Generation } from '../typeUris';
import { isObject } from '../jsonObject';
import { type Path, type Place, childrenOf, keyOf, pointerBelow, pointerOf } from './place';

/** What showed that a description is an older one. */
export interface Sign {
  readonly generation: Generation;
  /** The place of the value that shows it. */
  readonly path: Path;
}

/** A modern description in the making: what was written so far, from where, and what of the older one it says. */
export class Draft {
  readonly value = emptyObject();
  readonly origins = new Map<string, Path>();
  readonly #said = new Set<string>();
  readonly #signs: Sign[] = [];

  /** What showed the generation: the first sign that was noticed. Undefined when nothing did. */
  get sign(): Sign | undefined {
    return this.#signs[0];
  }

  /** Notes that something is written as an older generation writes it. */
  older(generation: Generation, place: Place): void {
    this.#signs.push({ generation, path: place.path });
  }

  /** Writes a value of the older description as it stands. Nothing, where there is none or something stands already. */
  copy(target: Path, place: Place | undefined): void {
    if (!place || this.has(target)) return;
    if (put(this.value, target, this.#copied(pointerOf(target), place))) this.understood(place);
  }

  /** Writes the same in today's words. */
  say(target: Path, value: string, place: Place): void {
    if (this.add(target, value, place)) this.understood(place);
  }

  /** Writes what today's form needs to be told, and the older one told by the shape of something. False when it could not. */
  add(target: Path, value: string | boolean | null, because: Place): boolean {
    if (this.has(target) || !put(this.value, target, value)) return false;
    this.origins.set(pointerOf(target), because.path);
    return true;
  }

  /** Begins an object that takes the place of another, whatever of its members can be read. */
  open(target: Path, place: Place): void {
    if (!this.has(target)) put(this.value, target, emptyObject());
    this.origins.set(pointerOf(target), place.path);
  }

  /** Notes that a value needs no words of its own in today's form, since the form says it. */
  understood(place: Place | undefined): void {
    if (place) this.#said.add(place.pointer);
  }

  /** True when something was written there. */
  has(target: Path): boolean {
    return get(this.value, target) !== undefined;
  }

  /** The place behind the last element of a list, which need not be there yet. */
  next(list: Path): Path {
    const held = get(this.value, list);
    return [...list, Array.isArray(held) ? held.length : 0];
  }

  /** True when nothing at a place, or in it, has been said. */
  isUnsaid(place: Place): boolean {
    return !this.#said.has(place.pointer) && childrenOf(place).every((child) => this.isUnsaid(child));
  }

  /** What of a document was not said, at the outermost places; nulls and empty brackets say nothing. */
  untold(document: Place): Path[] {
    return childrenOf(document).flatMap((child) => this.#left(child).paths);
  }

  #left(place: Place): { readonly paths: readonly Path[]; readonly isWhole: boolean } {
    if (this.#said.has(place.pointer)) return { paths: [], isWhole: false };
    if (typeof place.value !== 'object') return { paths: [place.path], isWhole: true };
    const parts = childrenOf(place).map((child) => this.#left(child));
    const paths = parts.flatMap((part) => part.paths);
    const isWhole = parts.every((part) => part.isWhole);
    return { paths: isWhole && paths.length > 0 ? [place.path] : paths, isWhole };
  }

  #copied(target: string, place: Place): unknown {
    this.origins.set(target, place.path);
    const { value } = place;
    if (Array.isArray(value)) {
      return childrenOf(place).map((child, index) => this.#copied(pointerBelow(target, index), child));
    }
    if (!isObject(value)) return value;
    const made = emptyObject();
    for (const child of childrenOf(place)) {
      const key = keyOf(child);
      made[key] = this.#copied(pointerBelow(target, key), child);
    }
    return made;
  }
}

/** Without a prototype, so that a key such as `__proto__` is a key like any other. */
function emptyObject(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}

function get(root: Record<string, unknown>, path: Path): unknown {
  return path.reduce<unknown>((held, segment) => member(held, segment), root);
}

function member(held: unknown, segment: Segment): unknown {
  if (Array.isArray(held)) return typeof segment === 'number' ? (held[segment] as unknown) : undefined;
  return isObject(held) ? held[segment] : undefined;
}

/** Makes the objects and lists on the way. False, where something else of the author's is in the way: it stays. */
function put(root: Record<string, unknown>, path: Path, value: unknown): boolean {
  let held: unknown = root;
  for (const [index, segment] of path.entries()) {
    const below = path[index + 1];
    const inner =
      below === undefined ? value : (member(held, segment) ?? (typeof below === 'number' ? [] : emptyObject()));
    if (Array.isArray(held) && typeof segment === 'number') held[segment] = inner;
    else if (isObject(held) && typeof segment === 'string') held[segment] = inner;
    else return false;
    held = inner;
  }
  return true;
}
