import { writeFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { ESLint } from 'eslint';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

/** What lint says of a file with this text at this path. The rules that need types are left out: they are not about doors. */
async function doorsShut(file: string, text: string): Promise<string[]> {
  const eslint = new ESLint({
    overrideConfig: { languageOptions: { parserOptions: { projectService: false, project: false } } },
    ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports' || ruleId === 'no-restricted-syntax',
  });
  const [result] = await eslint.lintText(text, { filePath: file });
  return result?.messages.map(({ ruleId, message }) => ruleId ?? message) ?? [];
}

const shut = ['no-restricted-imports'];

describe('the doors between the rooms', () => {
  it.each([
    ['server/core/features/probe.ts', `import { readFile } from 'node:fs';`],
    ['server/core/features/probe.ts', `import { askAll } from '../../platforms/index';`],
    ['server/core/features/probe.ts', `import { serve } from '../../lsp/index';`],
    ['server/core/model/probe.ts', `import { hover } from '../features/hover';`],
    ['server/core/syntax/probe.ts', `import { analyse } from '../analysis/analysis';`],
    ['server/core/feasibility/probe.ts', `import { analyse } from '../analysis/analysis';`],
    ['server/core/analysis/probe.ts', `import { decide } from '../feasibility/decide';`],
    ['server/platforms/probe.ts', `import { hover } from '../core/features/hover';`],
    ['server/platforms/probe.ts', `import { serve } from '../lsp/index';`],
    ['server/lsp/probe.ts', `import { run } from '../cli/index';`],
    ['server/cli/probe.ts', `import { serve } from '../lsp/index';`],
    ['server/cli/probe.ts', `import { createHttpClient } from '../platforms/http';`],
    ['server/main.ts', `import { createDocuments } from './lsp/documents';`],
    ['client/probe.ts', `import { analyse } from '../server/core/index';`],
    ['client/webview/probe.ts', `import { window } from 'vscode';`],
    ['server/lsp/probe.ts', `import { window } from 'vscode';`],
  ])('%s may not say %s', async (file, text) => {
    expect(await doorsShut(file, `${text}\n`)).toEqual(shut);
  });

  it.each([
    ['server/platforms/probe.ts', `import { decide } from '../core/index';`],
    ['server/lsp/probe.ts', `import { askAll } from '../platforms/index';`],
    ['client/probe.ts', `import { OFFERS } from '../server/core/protocol';`],
    ['server/core/features/probe.ts', `import type { Analysis } from '../analysis/analysis';`],
  ])('%s may say %s', async (file, text) => {
    expect(await doorsShut(file, `${text}\n`)).toEqual([]);
  });

  it('core holds no state in a module, and no default export', async () => {
    expect(await doorsShut('server/core/probe.ts', 'let count = 0;\nexport default count;\n')).toEqual([
      'no-restricted-syntax',
      'no-restricted-syntax',
    ]);
  });
});

describe('the compiler', () => {
  const errorsIn = async (room: string, text: string): Promise<string[]> => {
    const folder = path.resolve(room);
    const probe = path.join(folder, 'compilerProbe.ts');
    await writeFile(probe, text);
    try {
      const { config } = ts.readConfigFile(path.join(folder, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as {
        config: unknown;
      };
      const { options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
      const program = ts.createProgram([probe], { ...options, composite: false, incremental: false, noEmit: true });
      const source = program.getSourceFile(probe);
      return program
        .getSemanticDiagnostics(source)
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
    } finally {
      await rm(probe, { force: true });
    }
  };

  it.each(['process.cwd()', 'fetch("")', 'setTimeout(() => undefined, 1)', 'window.name', 'document.title'])(
    'does not know %s inside core',
    async (expression) => {
      const [first] = await errorsIn('server/core', `export const probe = ${expression};\n`);
      expect(first).toContain('Cannot find name');
    },
  );

  it('knows them where they belong', async () => {
    expect(await errorsIn('server/platforms', 'export const probe = process.cwd();\n')).toEqual([]);
  });
});
