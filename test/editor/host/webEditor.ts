import { fstatSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { HANDED_ON_VARIABLE } from './suiteResult';
import { openWorkbench, type Workbench, type WorkbenchOptions } from './workbench';

// An executable that takes VS Code's own arguments, so that `runTests` of @vscode/test-electron can start it in place of the
// desktop editor: it runs the suite on the web workbench, prints what the suite printed, and ends with the suite's exit code.

const LIMIT_MS = 300_000;

async function main(): Promise<number> {
  const workbench = await openWorkbench(optionsIn(process.argv.slice(2)));
  try {
    return await Promise.race([workbench.ended, givenUp()]);
  } finally {
    await closeLoudly(workbench);
  }
}

function optionsIn(args: string[]): WorkbenchOptions {
  const options = { extensionDevelopmentPath: { type: 'string' }, extensionTestsPath: { type: 'string' } } as const;
  // VS Code knows many more arguments; those about windows and profiles mean nothing here.
  const { values, positionals } = parseArgs({ args, options, strict: false, allowPositionals: true });
  const { extensionDevelopmentPath, extensionTestsPath } = values;
  const folder = positionals[0];
  if (typeof extensionDevelopmentPath !== 'string' || typeof extensionTestsPath !== 'string' || folder === undefined) {
    throw new Error('Usage: --extensionDevelopmentPath=… --extensionTestsPath=… [--disable-workspace-trust] FOLDER');
  }
  const trusted = args.includes('--disable-workspace-trust');
  return { folder, extensionDevelopmentPath, extensionTestsPath, trusted, env: handedOn() };
}

function handedOn(): Record<string, string> {
  const names = (process.env[HANDED_ON_VARIABLE] ?? '').split(',').filter((name) => name !== '');
  return Object.fromEntries(names.map((name) => [name, process.env[name] ?? '']));
}

/** Rejects when it takes too long, when somebody interrupts, or when the one who started us is gone. */
function givenUp(): Promise<never> {
  return new Promise((_, reject) => {
    const stop = (why: string) => (): void => reject(new Error(`The suite was stopped: ${why}.`));
    setTimeout(stop(`it took longer than ${LIMIT_MS / 1000} s`), LIMIT_MS).unref();
    process.once('SIGINT', stop('interrupted')).once('SIGTERM', stop('terminated'));
    if (fstatSync(0).isSocket()) process.stdin.once('end', stop('its starter is gone')).resume().unref();
  });
}

async function closeLoudly(workbench: Workbench): Promise<void> {
  console.log(workbench.log());
  await workbench.close();
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
