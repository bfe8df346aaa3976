import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './host/projectRoot';

/** A copy of the records that the walk through the features reads and changes. */
export interface FeatureFolder {
  readonly path: string;
  /** Gives the folder settings of its own, in the place of those that it had; VS Code notices by itself. */
  settings(values: object): Promise<void>;
  remove(): Promise<void>;
}

/** Copies `test/fixtures/feature-walk` into a folder that VS Code may write into. */
export async function copyFeatureRecords(): Promise<FeatureFolder> {
  const parent = await mkdtemp(path.join(tmpdir(), 'ossr-features-'));
  const folder = path.join(parent, 'crab-spectrum');
  await cp(path.join(projectRoot(), 'test', 'fixtures', 'feature-walk'), folder, { recursive: true });
  await mkdir(path.join(folder, '.vscode'));
  const settings = (values: object) => writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(values));
  return { path: folder, settings, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
