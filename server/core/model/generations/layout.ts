import type { Generation } from '../typeUris';
import type { Draft } from './draft';
import { type ObjectPlace, type Place, at, find, keyOf, objectAt, textAt } from './place';
import { generationOfType, taskTypeOf } from './typeText';

/** Where the parts of a description stand. */
export interface Layout {
  readonly executable: ObjectPlace;
  /** What stands around the executable; undefined where it stands by itself. */
  readonly request: ObjectPlace | undefined;
  /** What holds lists of resources, between the request and them (2023 to 2025), or the first generation's figures. */
  readonly resources: ObjectPlace | undefined;
  readonly type: Place | undefined;
}

/** Finds the executable and what stands around it, and notes what shows the generation. */
export function layoutOf(draft: Draft, document: ObjectPlace): Layout {
  const outer = objectAt(at(document, 'request'));
  const holder = objectAt(at(outer, 'executable')) && outer ? outer : document;
  const inner = objectAt(at(holder, 'executable'));
  const executable = inner ?? document;
  const layout: Layout = {
    executable,
    request: inner && holder,
    resources: objectAt(find([executable, holder], ['resources'])),
    type: typeOf(executable),
  };
  noteType(draft, layout);
  if (holder === outer) draft.older('G1b', holder);
  if (inner) draft.older(guessed(layout), inner);
  noteFirst(draft, layout);
  noteMeta(draft, executable);
  return layout;
}

/** From 2025 on, `meta` holds what a component is called. */
export function noteMeta(draft: Draft, component: Place): void {
  const meta = at(component, 'meta');
  if (meta && find([meta], ['name', 'description', 'uuid'])) draft.older('G5', meta);
}

function typeOf(executable: Place): Place | undefined {
  const type = find([executable], ['kind', 'type', 'tasktype']);
  const linked = at(executable, '@type');
  return type ?? (taskTypeOf(textAt(linked)) && linked);
}

/** A type that we do not know says nothing by itself: whoever wrote it may mean another model. */
function noteType(draft: Draft, { type, request }: Layout): void {
  const text = textAt(type);
  const generation = generationOfType(text);
  if (!type || !generation) return;
  if (request || keyOf(type) === 'kind' || taskTypeOf(text)) draft.older(generation, type);
}

function guessed({ executable, request, resources }: Layout): Generation {
  if (find([executable, request], ['kind', 'meta'])) return 'G5';
  if (at(executable, 'spec')) return 'G1b';
  return resources ? 'G2' : 'G3';
}

/** The first generation: `tasktype` with `taskinfo`, or either with `resources` (MODEL §3). One alone is a spelling. */
function noteFirst(draft: Draft, { executable, resources }: Layout): void {
  const [type, info] = [at(executable, 'tasktype'), at(executable, 'taskinfo')];
  const sign = type ?? info;
  if (sign && ((type && info) ?? resources)) draft.older('G0', sign);
}
