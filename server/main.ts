import os from 'node:os';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { protocol } from './core/index';
import { serve } from './lsp/index';
import {
  EMBEDDED_PLATFORMS,
  createHttpClient,
  createPlatform,
  environmentToken,
  platformFilePath,
  usersPlatforms,
} from './platforms/index';
import { version } from '../package.json';

const connection = createConnection(ProposedFeatures.all);
const now = () => new Date();
const file = platformFilePath(process.env, os.homedir());
const http = createHttpClient({
  credential: async (platform, origin) => {
    const params: protocol.CredentialParams = { platform, origin };
    const answer: protocol.Credential | null = await connection
      .sendRequest<protocol.Credential | null>(protocol.CREDENTIAL, params)
      .catch(() => null); // an editor without our client has no tokens; the environment may have one
    return answer?.token ?? environmentToken(process.env, platform);
  },
});

serve(connection, {
  version,
  now,
  createPlatform: (configuration) => createPlatform(configuration, { http, now }),
  platformsOfUser: () => usersPlatforms(file, EMBEDDED_PLATFORMS),
});
