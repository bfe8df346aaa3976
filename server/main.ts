import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { WELL_FORMED, editorCredential, networkSettings, serve, stdioConnection, warmUp } from './lsp/index';
import {
  EMBEDDED_PLATFORMS,
  createHttpClient,
  createPlatform,
  createTokenStore,
  platformFilePath,
  signInByDevice,
  tokenFolder,
  usersPlatforms,
} from './platforms/index';
import { version } from '../package.json';

/** How an editor may speak to the server; the library takes the same words from the command line. */
const TRANSPORTS = ['--stdio', '--node-ipc', '--socket', '--pipe'];

const HELP = `ossr-language-server ${version}: a language server for OSSR records

  ossr-language-server --stdio    speak with the editor over standard input and output

Files: codemeta.json and *.ossr.json. Language id: ossr.
`;

if (process.argv.includes('--help')) process.stdout.write(HELP);
else if (process.argv.includes('--version')) process.stdout.write(`${version}\n`);
else if (process.argv.slice(2).some((argument) => TRANSPORTS.some((transport) => argument.startsWith(transport))))
  start();
else {
  process.stderr.write('ossr-language-server: Say how to speak with the editor: "ossr-language-server --stdio".\n');
  process.exitCode = 2;
}

/** The addresses of the pages about problem codes, which come with the program; a copy of the server alone has none. */
function pages(): (code: string) => string | undefined {
  const folder = path.join(__dirname, '..', 'docs', 'problems');
  const address = existsSync(folder) ? pathToFileURL(folder).href : undefined;
  return (code) => address && `${address}/${code}.md`;
}

/**
 * From here on, what runs is compiled when it first runs. Between two keys too little happens for V8 to do so by itself: in
 * a small record, the first hundred keys would be interpreted, which takes them a third longer.
 */
function compileAtOnce(): void {
  setFlagsFromString('--always-sparkplug');
}

function start(): void {
  const isStdio = process.argv.includes('--stdio');
  const connection = isStdio
    ? stdioConnection(WELL_FORMED)
    : createConnection(ProposedFeatures.all, { messageStrategy: WELL_FORMED });
  const now = () => new Date();
  const file = platformFilePath(process.env, os.homedir());
  const http = createHttpClient({
    network: async () => networkSettings(connection, process.env),
    credential: editorCredential(connection, {
      environment: process.env,
      store: createTokenStore(tokenFolder(process.env, os.homedir())),
      http: () => http,
      now,
      configured: async () => served.configured(),
    }),
  });

  const served = serve(connection, {
    version,
    now,
    page: pages(),
    createPlatform: (configuration) => createPlatform(configuration, { http, now }),
    signIn: async (platform, show, signal) => signInByDevice(platform, { http, now, show, signal }),
    platformsOfUser: () => usersPlatforms(file, EMBEDDED_PLATFORMS),
    ready: () => {
      compileAtOnce();
      setImmediate(warmUp);
    },
    dispose: async () => http.dispose(),
  });
  if (isStdio) process.stdin.once('close', () => process.exit(served.isOver() ? 0 : 1));
}
