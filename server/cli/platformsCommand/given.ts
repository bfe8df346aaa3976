import { readPlatformValue } from '../../core/index';
import { platformSentences as sentences } from './messages';

/** The members of a platform that is to be added. */
export type Members = Record<string, unknown>;

/** The platform that the options describe: those with a name of their own, and each `--set MEMBER=VALUE`; or what is wrong with one. */
export function givenPlatform(
  members: Readonly<Partial<Record<string, string>>>,
  set: readonly string[],
): { readonly platform: Members } | { readonly trouble: string } {
  const platform: Members = { ...members };
  for (const each of set) {
    const [, path = '', text = ''] = /^([^=]+)=(.*)$/s.exec(each) ?? [];
    const keys = path.split('.');
    if (path === '' || keys.some((key) => key === '' || key === '__proto__'))
      return { trouble: sentences.badSet(each) };
    const reading = readPlatformValue(text);
    if ('fault' in reading) return { trouble: sentences.badJson(path, reading) };
    const inTheWay = setIn(platform, keys, reading.value);
    if (inTheWay !== undefined) {
      const taken = keys.slice(0, inTheWay).join('.');
      return { trouble: taken === path ? sentences.setTwice(path) : sentences.setInside(path, taken) };
    }
  }
  return { platform };
}

/** Sets a member, making the objects on the way; where something else stands already, how many keys lead to it. */
function setIn(object: Members, [key = '', ...rest]: readonly string[], value: unknown): number | undefined {
  const isThere = Object.hasOwn(object, key);
  if (rest.length === 0) {
    if (isThere) return 1;
    object[key] = value;
    return undefined;
  }
  const inner: unknown = isThere ? object[key] : {};
  if (!isMembers(inner)) return 1;
  object[key] = inner;
  const deeper = setIn(inner, rest, value);
  return deeper === undefined ? undefined : deeper + 1;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
