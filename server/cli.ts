import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { EXIT, type World, outputTrouble, run, terminalOf } from './cli/index';
import {
  EMBEDDED_PLATFORMS,
  createHttpClient,
  createPlatform,
  createTokenStore,
  platformFilePath,
  platformsInFile,
  tokenFolder,
  usersPlatforms,
} from './platforms/index';
import { version } from '../package.json';

// Whoever reads our output may stop reading, as `head` does: then there is nothing left to say.
process.stdout.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
  if (code === 'EPIPE') process.exit(0);
  process.stderr.write(`ossr: ${outputTrouble(code)}\n`);
  process.exit(EXIT.usage);
});

const interrupt = new AbortController();
process.once('SIGINT', () => interrupt.abort());
process.once('SIGTERM', () => interrupt.abort());

const now = () => new Date();
const usersFile = platformFilePath(process.env, os.homedir());
const world: World = {
  version,
  environment: process.env,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  input: () => process.stdin,
  ...terminalOf(process.env, process),
  now,
  createHttpClient: (credential) => createHttpClient({ credential }),
  createPlatform: (configuration, http) => createPlatform(configuration, { http, now }),
  platforms: (file) => (file === undefined ? usersPlatforms(usersFile, EMBEDDED_PLATFORMS) : platformsInFile(file)),
  platformFile: usersFile,
  tokens: createTokenStore(tokenFolder(process.env, os.homedir())),
  page: (type) => {
    const page = path.join(__dirname, '..', 'docs', 'platforms', `${type}.md`);
    return existsSync(page) ? page : undefined;
  },
  interrupted: interrupt.signal,
};

run(process.argv.slice(2), world).then(
  (code) => (process.exitCode = code),
  (fault: unknown) => {
    if (interrupt.signal.aborted) process.exit(130);
    process.stderr.write(`${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}\n`);
    process.stderr.write('ossr: This failed by a fault of ossr itself. Report it with the lines above.\n');
    process.exitCode = EXIT.ownFault;
  },
);
