import type { PlatformConfiguration, PlatformIdentity } from '../core/index';

/** The platform as people see it, from its configuration. */
export function identityOf({ id, name, type, description }: PlatformConfiguration): PlatformIdentity {
  return { id, name, type, ...(description !== undefined && { description }) };
}
