import { messages } from '../messages';
import { platformFileTexts as texts } from '../messages/platformFile';
import { taskType } from '../model/taskType';
import { meantType } from './meantType';
import { type Trouble, memberOf, nameOf } from './platformFaults';

/** What is wrong with a platform beyond what its schema says: its addresses, and the types that it runs. Any value is read. */
export function brokenRules(value: unknown, index: number): Trouble[] {
  const where = nameOf(value, ['platforms', index]);
  const platform = memberOf(memberOf(value, 'platforms'), index);
  return [...wrongAddresses(platform, where), ...misspeltTypes(platform, where)].map(({ path, trouble }) => ({
    path: ['platforms', index, ...path],
    trouble,
  }));
}

function wrongAddresses(platform: unknown, where: string): Trouble[] {
  const paths = [['url'], ['auth', 'issuer']] as const;
  return paths.flatMap((path) => {
    const address = path.reduce<unknown>(memberOf, platform);
    const trouble = typeof address === 'string' ? addressTrouble(address, where, path.join('/')) : undefined;
    return trouble === undefined ? [] : [{ path, trouble }];
  });
}

/** What would be refused before anything is sent (SAFETY R3), told already where the file is read. */
function addressTrouble(address: string, where: string, member: string): string | undefined {
  const [, scheme, authority] = /^(https?):\/\/([^/?#\\\s]+)([/?#\\]|$)/i.exec(address.trim()) ?? [];
  if (scheme === undefined || authority === undefined) return texts.addressUnreadable(where, member);
  if (authority.includes('@')) return texts.addressHasCredentials(where, member);
  const isPrivate = scheme.toLowerCase() === 'https' || LOOPBACK.test(authority);
  return isPrivate ? undefined : texts.addressNotHttps(where, member);
}

const LOOPBACK = /^(localhost|127(\.[0-9]{1,3}){3}|\[::1\])(:[0-9]*)?$/i;

/** A type that nearly is one of ours would silently never match; one that is far from all may be the platform's own. */
function misspeltTypes(platform: unknown, where: string): Trouble[] {
  const places = [['runs'], ['declared', 'runs']] as const;
  return places.flatMap((place) => {
    const runs = place.reduce<unknown>(memberOf, platform);
    const types: readonly unknown[] = Array.isArray(runs) ? runs : [];
    return types.flatMap((type, at) => {
      const meant = typeof type === 'string' && taskType(type) === undefined ? meantType(type) : undefined;
      return meant === undefined
        ? []
        : [{ path: [...place, at], trouble: messages.platformRuns(where, String(type), meant) }];
    });
  });
}
