import { readFileSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { projectRoot } from './host/projectRoot';

/** A copy of the examples that VS Code may write into. */
export interface ExampleFolder {
  readonly path: string;
  /** The number of the first line of the record that has this text. */
  lineOf(text: string): number;
  remove(): Promise<void>;
}

/** Copies the examples into a folder of their own; `workspaceSettings` are what a repository brings along. */
export async function copyExamples(workspaceSettings?: object): Promise<ExampleFolder> {
  const parent = await mkdtemp(path.join(tmpdir(), 'ossr-examples-'));
  const folder = path.join(parent, 'crab-spectrum');
  await cp(path.join(projectRoot(), 'examples'), folder, { recursive: true });
  if (workspaceSettings !== undefined) {
    await mkdir(path.join(folder, '.vscode'));
    await writeFile(path.join(folder, '.vscode', 'settings.json'), JSON.stringify(workspaceSettings));
  }
  const lines = readFileSync(path.join(folder, 'codemeta.json'), 'utf8').split('\n');
  const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
  return { path: folder, lineOf, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}
