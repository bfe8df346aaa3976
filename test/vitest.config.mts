import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/** Two projects: `unit` needs nothing but Node; `editor` runs in a real VS Code, one file at a time. */
const config = defineConfig({
  root: here('..'),
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/{core,platforms,wire,cli,client,project}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'editor',
          include: ['test/editor/*.test.ts'],
          globalSetup: ['test/editor/host/prepare.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});

export default config;
