import type { TaskType } from '../taskType';
import type { Draft } from './draft';
import { copyPorts, copyVariables } from './environment';
import { isObject } from '../jsonObject';
import { type Path, type Place, at, childrenOf, find, keyOf, textAt } from './place';

const TARGET: Path = ['content'];

/** Where the thing itself is described, in the order of preference. */
const BODIES = ['content', 'task', 'taskinfo', 'binder-task', 'spec'];

/** What today's form says of each kind, member by member; what differs between the generations is read apart. */
const SAME_MEMBERS: Readonly<Record<TaskType, readonly string[]>> = {
  'docker-container': ['digest', 'command', 'entrypoint', 'privileged'],
  'singularity-container': ['digest', 'command', 'entrypoint', 'privileged'],
  'jupyter-notebook': ['environment'],
  'binder-notebook': ['environment'],
  'kubernetes-deployment': ['manifests', 'helm', 'namespace'],
  'workflow-task': ['engine', 'definition', 'version', 'parameters'],
};

/**
 * Writes what is run. From 2024 on its members stand on the executable itself, before that in an object of their own,
 * of which everything else is kept as it stands. Gives the architecture of the processor, where the image tells it.
 */
export function copyContent(draft: Draft, executable: Place, type: TaskType | undefined): Place | undefined {
  const own = find([executable], BODIES);
  if (own && !isObject(own.value)) {
    draft.copy(TARGET, own);
    return undefined;
  }
  if (own) draft.open(TARGET, own);
  const body = own ?? executable;
  const kind = type ?? likelyType(body);
  const architecture = kind && copyBody(draft, body, kind);
  if (own) copyOthers(draft, own);
  return architecture;
}

/** What a body is of, where the type is misspelled or unheard of: what is told of the type is then all that is told. */
function likelyType(body: Place): TaskType | undefined {
  if (at(body, 'image')) return 'docker-container';
  return find([body], ['notebook', 'location']) && 'jupyter-notebook';
}

function copyBody(draft: Draft, body: Place, type: TaskType): Place | undefined {
  if (type === 'jupyter-notebook' || type === 'binder-notebook') copyNotebook(draft, body);
  const isContainer = type === 'docker-container' || type === 'singularity-container';
  if (isContainer) copyImage(draft, body);
  if (type === 'workflow-task') draft.copy([...TARGET, 'definition'], find([body], ['definition', 'workflow', 'file']));
  for (const key of SAME_MEMBERS[type]) draft.copy([...TARGET, key], at(body, key));
  if (!isContainer) return undefined;
  copyVariables(draft, [...TARGET, 'environment'], at(body, 'environment'));
  const network = at(body, 'network');
  if (isObject(network?.value)) draft.older('G2', network);
  copyPorts(draft, [...TARGET, 'ports'], at(network, 'ports') ?? at(body, 'ports'));
  return architectureOf(draft, at(at(body, 'image'), 'platform') ?? at(body, 'platform'));
}

function copyNotebook(draft: Draft, body: Place): void {
  const path = at(body, 'path');
  const notebook = find([body], ['notebook', 'location']);
  if (!notebook && path && at(body, 'repository')) draft.older('G1-note', path);
  draft.copy([...TARGET, 'notebook'], notebook ?? path);
  const repository = at(body, 'repository');
  if (textAt(repository) === undefined) draft.copy([...TARGET, 'repository'], repository);
  else draft.copy([...TARGET, 'repository', 'url'], repository);
}

/** The image: a text, the first of the broker's `locations`, or the parts that the toy service of 2024 keeps apart. */
function copyImage(draft: Draft, body: Place): void {
  const image = at(body, 'image');
  if (image && isObject(image.value)) {
    const location = at(at(image, 'locations'), 0);
    if (find([image], ['locations', 'digest', 'platform'])) draft.older('G3', image);
    if (!isObject(location?.value)) draft.copy([...TARGET, 'image'], location);
    draft.copy([...TARGET, 'digest'], at(image, 'digest'));
    return;
  }
  const name = textAt(image);
  const others = ['repository', 'namespace', 'tag'].map((key) => at(body, key));
  const [repository, namespace, tag] = others.map(textAt);
  if (!image || name === undefined || /[/:]/.test(name) || (repository ?? namespace ?? tag) === undefined) {
    draft.copy([...TARGET, 'image'], image);
    return;
  }
  const path = [repository, namespace, name].filter((part) => part !== undefined).join('/');
  draft.say([...TARGET, 'image'], tag === undefined ? path : `${path}:${tag}`, image);
  for (const part of others) if (textAt(part) !== undefined) draft.understood(part);
}

/** The architecture in `{architecture, os}` or `linux/amd64`. That it is Linux need not be said: a container is. */
function architectureOf(draft: Draft, platform: Place | undefined): Place | undefined {
  const os = at(platform, 'os');
  if (os?.value === 'linux') draft.understood(os);
  const words = /^linux\/(\w+)$/.exec(textAt(platform) ?? '')?.[1];
  if (platform && words !== undefined) return { ...platform, value: words };
  return at(platform, 'architecture');
}

function copyOthers(draft: Draft, body: Place): void {
  for (const child of childrenOf(body)) {
    const key = keyOf(child);
    const isOlder = isObject(child.value) && ['image', 'network', 'platform'].includes(key);
    if (!isOlder && draft.isUnsaid(child)) draft.copy([...TARGET, key], child);
  }
}
