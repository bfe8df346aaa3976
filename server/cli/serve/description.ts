import type { PlatformIdentity } from '../../core/index';
import type { Platform } from '../../platforms/index';
import { serviceDescription } from './messages';

/** What `GET` answers: who is asked here. Addresses and credentials of the platforms are not in it. */
export interface ServiceDescription {
  readonly name: string;
  readonly description: string;
  readonly platforms: readonly PlatformIdentity[];
}

/** Describes one platform as itself, and several as a service in front of them. */
export function describeService(platforms: readonly Platform[], one?: Platform): ServiceDescription {
  const listed = (one ? [one] : platforms).map(({ identity }) => identity);
  if (!one) return { name: 'canIDoThis', description: serviceDescription(listed.length), platforms: listed };
  const { name, description = serviceDescription(1) } = one.identity;
  return { name, description, platforms: listed };
}
