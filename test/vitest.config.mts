import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (file: string) => fileURLToPath(new URL(file, import.meta.url));

/**
 * `unit` needs nothing but Node; `neovim` runs in a real Neovim, `editor` in a real VS Code, `real` against servers that it
 * starts: the last two one file at a time.
 */
const config = defineConfig({
  root: here('..'),
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: ['test/{core,platforms,wire,cli,client,project}/**/*.test.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'neovim',
          include: ['test/neovim/*.test.ts'],
          hookTimeout: 120_000,
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
      {
        test: {
          name: 'real',
          include: ['test/real/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
    ],
  },
});

export default config;
