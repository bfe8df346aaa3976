import type { DeclaredPlatform } from '../core/index';

/** The two platforms of the seed's slides, asked when the user has configured none. */
export const EMBEDDED_PLATFORMS: readonly DeclaredPlatform[] = [
  {
    id: 'paris',
    name: 'Platform a',
    description: 'Compute platform in Paris',
    type: 'local',
    runs: ['purl:jupyter-notebook', 'purl:docker-container', 'purl:binder-notebook'],
    architectures: ['amd64'],
    sizes: [
      { name: 'small', cores: 2, memory: '4Gi' },
      { name: 'medium', cores: 8, memory: '16Gi' },
      { name: 'large', cores: 32, memory: '64Gi' },
    ],
    limits: { storage: '100Gi', gpus: 0, duration: 'P1D', lifetime: 'P7D' },
  },
  {
    id: 'munich',
    name: 'Platform b',
    description: 'Compute platform in Munich',
    type: 'local',
    runs: ['purl:jupyter-notebook', 'purl:docker-container', 'purl:singularity-container', 'purl:workflow-task'],
    architectures: ['amd64', 'arm64'],
    limits: { cores: 16, memory: '32Gi', storage: '1Ti', gpus: 1, duration: 'P7D', lifetime: 'P30D' },
  },
];
