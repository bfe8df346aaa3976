import type { Generation } from '../typeUris';
import { copyContent } from './content';
import { Draft } from './draft';
import { type Layout, layoutOf } from './layout';
import { copyRest } from './members';
import { type Path, at, find, objectAt, pointerOf, textAt } from './place';
import { copyResources, copyRunTime } from './resources';
import { mayBeOlder } from './signs';
import { generationOfType, taskTypeOf } from './typeText';

/** What an older description says, in the form that we write (MODEL §2), and where in it each thing stands. */
export interface ModernForm {
  readonly generation: Generation;
  /** The place of what shows the generation: a type, or the object or list that only that generation has. */
  readonly sign: Path;
  /** The description as we write it. It can have faults of its own: what cannot be read stands as the author wrote it. */
  readonly value: Readonly<Record<string, unknown>>;
  /** Where each part of `value` stood, by its JSON Pointer. Read it with `originOf`. */
  readonly origins: ReadonlyMap<string, Path>;
  /** What the older description says and our form cannot hold, at the outermost places. */
  readonly untold: readonly Path[];
}

/** The order in which we write the members of an executable. Others follow as they came. */
const ORDER = [
  ...['name', 'type', 'description', 'uuid', 'content', 'minduration', 'maxduration', 'interactive'],
  ...['compute-resources', 'data-resources', 'storage-resources'],
];

/**
 * The same description in the form that we write: of an item of an `executables` list, or of a whole document that asks
 * about one executable (MODEL §3). Undefined when nothing in it is written as an older generation writes it; a member
 * that only has an older name, such as `title`, is left to whoever judges members. Never throws.
 */
export function modernForm(value: unknown): ModernForm | undefined {
  return mayBeOlder(value) ? readAnew(value) : undefined;
}

/** The same for any description, whether or not it looks like an older one. */
export function readAnew(value: unknown): ModernForm | undefined {
  const document = objectAt({ value, path: [], pointer: '' });
  if (!document || Array.isArray(at(document, 'offers')?.value)) return undefined; // offers are an answer
  const draft = new Draft();
  const layout = layoutOf(draft, document);
  copyAll(draft, layout);
  const { sign } = draft;
  if (!sign) return undefined;
  copyRest(draft, { place: layout.executable, target: [], isOurs: !layout.request });
  return {
    generation: sign.generation,
    sign: sign.path,
    value: inOrder(draft.value),
    origins: draft.origins,
    untold: draft.untold(document),
  };
}

function copyAll(draft: Draft, layout: Layout): void {
  const { executable, request, type } = layout;
  draft.open([], executable);
  copyIdentity(draft, layout);
  const architecture = copyContent(draft, executable, taskTypeOf(textAt(type)));
  copyRunTime(draft, layout);
  draft.copy(['interactive'], at(executable, 'interactive'));
  copyResources(draft, layout, architecture);
  const kind = at(request, 'kind');
  if (generationOfType(textAt(kind))) draft.understood(kind); // that it is a request
}

/** Where a part of a modern form stood in the older description: the part itself, or the nearest around it that stood there. */
export function originOf({ origins }: Pick<ModernForm, 'origins'>, path: Path): Path {
  for (let length = path.length; length > 0; length -= 1) {
    const origin = origins.get(pointerOf(path.slice(0, length)));
    if (origin) return origin;
  }
  return origins.get('') ?? [];
}

function copyIdentity(draft: Draft, { executable, request, type }: Layout): void {
  const places = [at(executable, 'meta'), executable, at(request, 'meta'), request];
  draft.copy(['name'], find(places, ['name', 'title']));
  const known = taskTypeOf(textAt(type));
  if (type && known) draft.say(['type'], `purl:${known}`, type);
  else draft.copy(['type'], type);
  draft.copy(['description'], find(places, ['description']));
  draft.copy(['uuid'], find(places.slice(0, 2), ['uuid'])); // a request has one of its own
}

function inOrder(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const ordered = Object.create(null) as Record<string, unknown>;
  for (const key of [...ORDER, ...Object.keys(value)]) {
    if (Object.hasOwn(value, key)) ordered[key] = value[key];
  }
  return ordered;
}
