import { isObject } from '../jsonObject';
import { TASK_TYPES } from '../taskType';
import { generationOfType } from './typeText';

type Members = Readonly<Record<string, unknown>>;

/** How nearly every executable spells its type; none of them is an older generation's. */
const OUR_TYPES: ReadonlySet<string> = new Set(TASK_TYPES.map((type) => `purl:${type}`));

/**
 * False when nothing in a description can be an older generation's. It only spares the work of reading it anew, and may
 * be true of others too. Most executables are in today's form, and thousands are looked at when a record is opened: so
 * each member is asked for by its name, where it can stand, and nothing is made on the way.
 */
export function mayBeOlder(value: unknown): boolean {
  if (!isObject(value)) return false;
  return (
    hasOlderMember(value) ||
    isOlderType(value['type']) ||
    isOlderType(value['@type']) ||
    isOlderBody(value) ||
    isOlderBody(value['content']) ||
    isOlderBody(value['task']) ||
    isOlderBody(value['binder-task']) ||
    someElement(value['compute-resources'], isOlderMachine) ||
    someElement(value['data-resources'], isOlderData) ||
    someElement(value['storage-resources'], isOlderStorage)
  );
}

function hasOlderMember(value: Members): boolean {
  return (
    value['request'] !== undefined ||
    value['executable'] !== undefined ||
    value['kind'] !== undefined ||
    value['meta'] !== undefined ||
    value['tasktype'] !== undefined ||
    value['taskinfo'] !== undefined ||
    value['spec'] !== undefined ||
    value['resources'] !== undefined ||
    value['schedule'] !== undefined ||
    value['compute'] !== undefined ||
    value['computer'] !== undefined ||
    value['storage'] !== undefined ||
    value['data'] !== undefined ||
    value['external-resources'] !== undefined ||
    value['volumes'] !== undefined ||
    typeof value['duration'] === 'object'
  );
}

function isOlderType(type: unknown): boolean {
  return typeof type === 'string' && !OUR_TYPES.has(type) && generationOfType(type) !== undefined;
}

/** What is run, which stands in an object of its own or on the executable itself. */
function isOlderBody(body: unknown): boolean {
  if (!isObject(body)) return false;
  return (
    typeof body['image'] === 'object' ||
    body['network'] !== undefined ||
    body['path'] !== undefined ||
    Array.isArray(body['environment']) ||
    someElement(body['ports'], hasInternal)
  );
}

function hasInternal(port: Members): boolean {
  return port['internal'] !== undefined;
}

function isOlderResource(resource: Members): boolean {
  return resource['kind'] !== undefined || resource['meta'] !== undefined || resource['spec'] !== undefined;
}

function isOlderMachine(machine: Members): boolean {
  return (
    isOlderResource(machine) ||
    typeof machine['cores'] === 'object' ||
    typeof machine['memory'] === 'object' ||
    typeof machine['gpus'] === 'object' ||
    typeof machine['gpu'] === 'object' ||
    Array.isArray(machine['environment-variables']) ||
    machine['local-volumes'] !== undefined ||
    machine['resource-volumes'] !== undefined ||
    machine['data-volumes'] !== undefined ||
    someElement(machine['volumes'], hasNoResource)
  );
}

function hasNoResource(volume: Members): boolean {
  return volume['resource'] === undefined;
}

function isOlderData(data: Members): boolean {
  return (
    isOlderResource(data) ||
    data['rucio'] !== undefined ||
    data['skao'] !== undefined ||
    data['ivoa'] !== undefined ||
    data['bucket'] !== undefined ||
    data['object'] !== undefined ||
    data['domain'] !== undefined ||
    data['resource'] !== undefined
  );
}

function isOlderStorage(storage: Members): boolean {
  return isOlderResource(storage) || typeof storage['size'] === 'object' || typeof storage['lifetime'] === 'object';
}

/** An object that stands where a list might is its one element. */
function someElement(list: unknown, holds: (element: Members) => boolean): boolean {
  if (!Array.isArray(list)) return isObject(list) && holds(list);
  for (const element of list) if (isObject(element) && holds(element)) return true;
  return false;
}
