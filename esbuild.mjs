/** Bundles the four programs of the project into dist/. Types are checked elsewhere; this only builds. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { generate } from './schemas/generate.mjs';

const shared = {
  bundle: true,
  sourcemap: false,
  minify: process.argv.includes('--minify'),
  legalComments: 'none',
  logLevel: 'warning',
};

// Without `module` first, jsonc-parser's UMD build is taken, and its requires fail at run time.
const node = {
  ...shared,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
};

await rm('dist', { recursive: true, force: true });
await mkdir('dist', { recursive: true });
await generate();
await Promise.all([
  build({ ...node, entryPoints: ['client/extension.ts'], outfile: 'dist/extension.cjs', external: ['vscode'] }),
  build({
    ...node,
    entryPoints: ['server/main.ts'],
    outfile: 'dist/server.cjs',
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({ ...node, entryPoints: ['server/cli.ts'], outfile: 'dist/cli.cjs', banner: { js: '#!/usr/bin/env node' } }),
  build({
    ...shared,
    entryPoints: ['client/webview/main.ts'],
    outfile: 'dist/results.js',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  }),
  copyFile('client/webview/results.css', 'dist/results.css'),
]);
