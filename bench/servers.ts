import { createRequire } from 'node:module';
import path from 'node:path';

/** A language server that is measured, as a real process over stdio. */
export interface MeasuredServer {
  readonly id: 'ossr' | 'json' | 'yaml';
  readonly name: string;
  readonly command: readonly string[];
  /** The name of the document that it takes for its own. */
  readonly file: string;
  readonly languageId: string;
  /** The largest document that it is given: above that a single measure takes minutes. */
  readonly maxExecutables: number;
  /** How many rounds it takes part in: one that waits before it answers would make a run very long. */
  readonly maxRounds: number;
  /** Settings that the server asks for, by section. */
  readonly settings: (schema: string) => Readonly<Record<string, unknown>>;
}

/** The servers, ours first; `root` is the project's folder. */
export function measuredServers(root: string): MeasuredServer[] {
  const require = createRequire(path.join(root, 'package.json'));
  const of = (name: string, file: string) => path.join(path.dirname(require.resolve(`${name}/package.json`)), file);
  return [
    {
      id: 'ossr',
      name: 'ossr-language-server',
      command: [path.join(root, 'dist/server.cjs'), '--stdio'],
      file: 'codemeta.json',
      languageId: 'ossr',
      maxExecutables: Infinity,
      maxRounds: Infinity,
      settings: () => ({}),
    },
    {
      id: 'json',
      name: 'JSON server',
      command: [of('vscode-langservers-extracted', 'bin/vscode-json-language-server'), '--stdio'],
      file: 'codemeta.json',
      languageId: 'json',
      maxExecutables: Infinity,
      maxRounds: Infinity,
      settings: (url) => ({
        json: {
          validate: { enable: true },
          format: { enable: true },
          schemas: [{ fileMatch: ['codemeta.json'], url }],
        },
      }),
    },
    {
      id: 'yaml',
      name: 'YAML server',
      command: [of('yaml-language-server', 'bin/yaml-language-server'), '--stdio'],
      file: 'codemeta.json',
      languageId: 'json',
      maxExecutables: 100,
      maxRounds: 2,
      settings: (url) => ({
        yaml: { schemas: { [url]: ['*codemeta.json'] }, validate: true, completion: true, hover: true },
      }),
    },
  ];
}
