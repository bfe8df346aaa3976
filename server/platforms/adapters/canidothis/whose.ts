import type { PlatformName } from '../../../core/index';
import { listOf, textMember } from '../../http/jsonValue';
import { remoteText } from '../../http/remoteText';

const LONGEST = 120;
const MOST = 100;

/** Reads which platform behind a service something is of: its name, or its id and name. Undefined where neither is told. */
export function readPlatformName(value: unknown): PlatformName | undefined {
  const said = typeof value === 'string' ? value : undefined;
  const name = said ?? textMember(value, 'name', 'id');
  if (name === undefined || name.trim() === '') return undefined;
  return { id: remoteText(said ?? textMember(value, 'id') ?? name, LONGEST), name: remoteText(name, LONGEST) };
}

/** Reads a list of them; none where it is no list. At most 100. */
export function readPlatformNames(value: unknown): PlatformName[] {
  return (listOf(value) ?? []).slice(0, MOST).flatMap((each) => readPlatformName(each) ?? []);
}
