/** The rooms of the project and what each may import (ARCHITECTURE.md), and how its code is written. */
import eslint from '@eslint/js';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Forbids imports that match, with the reason that a reader of the error needs. */
const closed = (files, patterns) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: patterns.map(([regex, message]) => ({ regex, message })) }],
  },
});

const NODE = [
  '^node:|^(fs|path|os|http|https|net|util|events|child_process|worker_threads)$',
  'core does no I/O: hand in what it needs.',
];
const INTO_CORE = ['/core/(?!index$)', 'Another room is entered through its index.'];
const INTO_PLATFORMS = ['/platforms/(?!index$)', 'Another room is entered through its index.'];
const VSCODE = ['^vscode$', 'Only the client runs inside VS Code.'];
const EDGES = ['(^|/)(lsp|cli|client|test)/', 'Data flows one way: core ← platforms ← lsp, cli ← main.'];

export default tseslint.config(
  globalIgnores(['dist', 'out-types', '.vscode-test', 'server/core/schema/generated', 'test/results']),
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: [
            '*.mjs',
            'schemas/*.mjs',
            'bench/*.mjs',
            'examples/*.mjs',
            'test/*.mjs',
            'test/editor/host/*.mjs',
          ],
        },
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
      'max-params': ['error', 4],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        { selector: 'ExportAllDeclaration[exported=null]', message: 'Export names one by one.' },
        { selector: 'Program > VariableDeclaration[kind="let"]', message: 'No state in a module.' },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allow: [{ from: 'lib', name: 'bigint' }] },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  closed(
    ['server/core/**/*.ts'],
    [NODE, VSCODE, EDGES, ['/platforms/', 'core knows no platform.'], ['^undici$', 'core does no I/O.']],
  ),
  closed(
    ['server/core/model/**/*.ts', 'server/core/syntax/**/*.ts'],
    [NODE, ['/(analysis|features|feasibility)/', 'The model and the syntax know nothing of what is built on them.']],
  ),
  closed(
    ['server/core/feasibility/**/*.ts'],
    [NODE, ['/(analysis|features|syntax)/', 'Feasibility knows tasks, not documents.']],
  ),
  closed(
    ['server/core/analysis/**/*.ts'],
    [NODE, ['/(features|feasibility)/', 'The analysis knows nothing of what is built on it.']],
  ),
  closed(['server/platforms/**/*.ts'], [VSCODE, EDGES, INTO_CORE]),
  closed(
    ['server/lsp/**/*.ts'],
    [VSCODE, INTO_CORE, INTO_PLATFORMS, ['(^|/)(cli|client|test)/', 'lsp and cli are strangers.']],
  ),
  closed(
    ['server/cli/**/*.ts'],
    [VSCODE, INTO_CORE, INTO_PLATFORMS, ['(^|/)(lsp|client|test)/', 'lsp and cli are strangers.']],
  ),
  closed(
    ['server/*.ts'],
    [VSCODE, ['^\\./(core|platforms|lsp|cli)/(?!index$)', 'Another room is entered through its index.']],
  ),
  closed(
    ['client/**/*.ts'],
    [['server/(?!core/protocol$)', 'The client knows the protocol, and nothing of analysis.']],
  ),
  closed(
    ['client/webview/**/*.ts'],
    [VSCODE, NODE, ['server/(?!core/protocol$)', 'The page knows the protocol alone.']],
  ),
  {
    files: ['**/messages.ts'], // every sentence of a room, to be read through together
    rules: { 'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }] },
  },
  {
    files: ['test/**/*.ts', 'test/**/*.mts'],
    rules: {
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': 'off',
      'no-restricted-syntax': 'off', // a test's window, opened before all of them, is a `let`
      '@typescript-eslint/unbound-method': 'off', // closures, named as methods
    },
  },
  {
    files: ['**/*.mjs'],
    rules: { 'no-restricted-syntax': 'off' }, // tools want a default export of their settings
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: 'readonly', console: 'readonly', URL: 'readonly' } },
  },
);
