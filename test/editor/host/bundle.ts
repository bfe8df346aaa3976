import { build, type BuildOptions } from 'esbuild';
import { chmod, rename } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { cacheFolder, projectRoot } from './projectRoot';

const COMMON: BuildOptions = { bundle: true, platform: 'node', target: 'node20', logLevel: 'silent' };

/**
 * Bundles a suite that exports `run()` into one CommonJS file, which the extension host can load, and returns its path.
 * Rejects with esbuild's messages when an import does not resolve.
 */
export async function bundleSuite(entry: string): Promise<string> {
  // The extension host hands out "vscode" itself; jsonc-parser and others bundle only from their "module" field.
  return bundle(entry, '.cjs', { format: 'cjs', external: ['vscode'], mainFields: ['module', 'main'] });
}

/** Bundles a TypeScript program into a file that can be executed by its path, and returns that path. Rejects as `bundleSuite` does. */
export async function bundleProgram(entry: string): Promise<string> {
  return bundle(entry, '.mjs', { format: 'esm', packages: 'external', banner: { js: '#!/usr/bin/env node' } });
}

/** Moves the finished file into place, so that nobody who bundles the same entry at the same time reads half of it. */
async function bundle(entry: string, extension: string, options: BuildOptions): Promise<string> {
  const name = relative(projectRoot(), entry).replaceAll(/[^\w-]+/g, '-');
  const outfile = join(cacheFolder(), 'bundles', name + extension);
  const draft = `${outfile}.${process.pid}`;
  await build({ ...COMMON, ...options, entryPoints: [entry], outfile: draft });
  await chmod(draft, 0o755);
  await rename(draft, outfile);
  return outfile;
}
