import { cp, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleSuite } from './host/bundle';
import { projectRoot } from './host/projectRoot';
import { runSuite } from './host/suite';

const folder = await mkdtemp(path.join(os.tmpdir(), 'ossr-suite-'));
await cp(path.join(projectRoot(), 'examples'), folder, { recursive: true });
const suite = await bundleSuite(path.join(projectRoot(), 'test/editor/suite/index.ts'));
const results = await runSuite({ extensionDevelopmentPath: projectRoot(), suite, folder });
await rm(folder, { recursive: true, force: true });

describe('inside the extension host of a real VS Code', () => {
  it('tests were run', () => {
    expect(results.length).toBeGreaterThan(8);
  });

  it.each(results)('$title', ({ error }) => {
    expect(error).toBeUndefined();
  });
});
