import type { PlatformConfiguration } from './generated/types';

/** The platform types that this version can ask: those of the schema, in its order. */
export const PLATFORM_TYPES = [
  'canidothis',
  'local',
  'jupyterhub',
  'binderhub',
  'rosetta',
  'portainer',
  'openstack',
  'dirac',
  'uws',
  'execution-broker',
  'kubernetes',
  'slurm',
  'skaha',
] as const satisfies readonly PlatformConfiguration['type'][];
