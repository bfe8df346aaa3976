import type { PlatformConfiguration } from '../core/index';
import { canidothisPlatform } from './adapters/canidothis';
import { localPlatform } from './adapters/local';
import type { HttpClient } from './http';
import type { Platform } from './platform';

/** What adapters are made of. */
export interface PlatformTools {
  readonly http: HttpClient;
  readonly now: () => Date;
}

/** Makes the platform that a configuration describes: one line for each type. */
export function createPlatform(configuration: PlatformConfiguration, { http, now }: PlatformTools): Platform {
  switch (configuration.type) {
    case 'canidothis':
      return canidothisPlatform(configuration, http, now);
    case 'local':
      return localPlatform(configuration, now);
  }
}
