/** Bundles the four programs of the project into dist/, and beside them what they load when it is needed. Types are checked elsewhere; this only builds. */
import { copyFile, mkdir, rm } from 'node:fs/promises';
import { build } from 'esbuild';
import { generate } from './schemas/generate.mjs';
import { forNode } from './server/bundle.mjs';

const shared = {
  bundle: true,
  sourcemap: false,
  minify: process.argv.includes('--minify'),
  legalComments: 'none',
  logLevel: 'warning',
};

const node = { ...shared, ...forNode };

/** What is large and seldom needed has a file of its own: a program reads it at the dynamic import, and not before. */
const LAZY = new Map([
  ['./http/client', { entry: 'server/platforms/http/client.ts', file: 'http-client.cjs' }],
  ['./http/xml', { entry: 'server/platforms/http/xml.ts', file: 'xml.cjs' }],
  ['openid-client', { entry: 'openid-client', file: 'openid-client.cjs' }],
]);

const lazily = {
  name: 'lazily',
  setup: (bundle) =>
    bundle.onResolve({ filter: /./ }, ({ kind, path }) => {
      if (kind !== 'dynamic-import') return undefined;
      const lazy = LAZY.get(path);
      return lazy ? { path: `./${lazy.file}`, external: true } : { errors: [{ text: `${path} has no file in LAZY` }] };
    }),
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
    plugins: [...node.plugins, lazily],
    banner: { js: '#!/usr/bin/env node' },
  }),
  build({
    ...node,
    entryPoints: ['server/cli.ts'],
    outfile: 'dist/cli.cjs',
    plugins: [...node.plugins, lazily],
    banner: { js: '#!/usr/bin/env node' },
  }),
  ...[...LAZY.values()].map(({ entry, file }) => build({ ...node, entryPoints: [entry], outfile: `dist/${file}` })),
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
