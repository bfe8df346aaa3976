import type { Task } from '../../../core/index';
import { listOf, member, textMember } from '../../http/jsonValue';

/** One resource as it was asked for and as it came back. `index` is its place in the task that was asked, when `asked` is there. */
export interface Pair {
  readonly index: number;
  readonly name: string | undefined;
  readonly asked?: unknown;
  readonly returned?: unknown;
}

/**
 * Puts the resources of two tasks side by side: by name where exactly one has it in either, otherwise by place. What is left
 * over on either side stands alone. What is no list counts as an empty one.
 */
export function pairs(before: unknown, after: unknown): readonly Pair[] {
  const asked = listOf(before) ?? [];
  const returned = listOf(after) ?? [];
  const askedPlaces = placesByName(asked);
  const returnedPlaces = placesByName(returned);
  const byName = asked.map((each) => {
    const name = textMember(each, 'name') ?? '';
    return askedPlaces.get(name)?.length === 1 ? onlyOne(returnedPlaces.get(name)) : undefined;
  });
  const free = new Set(returned.keys());
  for (const index of byName) if (index !== undefined) free.delete(index);
  const together = asked.map((each, index): Pair => {
    const place = byName[index] ?? (free.delete(index) ? index : undefined);
    const name = textMember(each, 'name', 'title');
    return place === undefined ? { index, name, asked: each } : { index, name, asked: each, returned: returned[place] };
  });
  const alone = [...free].map((index): Pair => ({
    index,
    name: textMember(returned[index], 'name'),
    returned: returned[index],
  }));
  return [...together, ...alone];
}

/** The resources of the two blocks that hold figures, side by side. */
export interface PairedBlocks {
  readonly 'compute-resources': readonly Pair[];
  readonly 'storage-resources': readonly Pair[];
}

/** The resources that were asked for and those that came back, if any did. */
export function pairedBlocks(asked: Task, returned: unknown): PairedBlocks {
  const paired = (block: keyof PairedBlocks) => pairs(asked[block], member(returned, block));
  return { 'compute-resources': paired('compute-resources'), 'storage-resources': paired('storage-resources') };
}

/** A bound of a resource in any generation's spelling (MODEL §3): `maxcores`, `max-cores`, `cores.max`, `cores.offered.max`. */
export function bound(resource: unknown, end: 'min' | 'max', stem: string): unknown {
  const nested = member(resource, stem);
  return (
    member(resource, end + stem) ??
    member(resource, `${end}-${stem}`) ??
    member(nested, end) ??
    member(member(nested, end === 'max' ? 'offered' : 'requested'), end) ??
    undefined
  );
}

/** The minimum that was asked, else the one that came back. */
export function minimum({ asked, returned }: Pair, stem: string): unknown {
  return bound(asked, 'min', stem) ?? bound(returned, 'min', stem);
}

function placesByName(resources: readonly unknown[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [index, resource] of resources.entries()) {
    const name = textMember(resource, 'name');
    if (name !== undefined) places.set(name, [...(places.get(name) ?? []).slice(-1), index]);
  }
  return places;
}

function onlyOne(places: readonly number[] | undefined): number | undefined {
  return places?.length === 1 ? places[0] : undefined;
}
