/** `npm run bench:fanout`: bundles the program that asks and the platforms that it asks, and runs them. */
import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { forNode } from '../../server/bundle.mjs';

const outdir = 'node_modules/.cache/ossr/fanout';
await build({
  entryPoints: ['main', 'asker', 'plain', 'platforms'].map((name) => `bench/fanout/${name}.ts`),
  outdir,
  outExtension: { '.js': '.cjs' },
  bundle: true,
  ...forNode,
  minify: true,
  logLevel: 'warning',
});
const { status } = spawnSync(process.execPath, [`${outdir}/main.cjs`], { stdio: 'inherit' });
process.exitCode = status ?? 1;
