/** How esbuild bundles what runs in Node: the programs, and the benches that measure their parts. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));

/** Of undici, what carries requests. Its index would load fetch, WebSocket and the test doubles too, which takes three times as long. */
const leanUndici = {
  name: 'lean-undici',
  setup(bundle) {
    bundle.onResolve({ filter: /^undici$/ }, ({ importer }) =>
      importer.startsWith(path.join(here, 'platforms')) ? { path: 'undici', namespace: 'lean' } : undefined,
    );
    bundle.onLoad({ filter: /./, namespace: 'lean' }, () => ({
      contents: `exports.Agent = require('undici/lib/dispatcher/agent.js');
exports.EnvHttpProxyAgent = require('undici/lib/dispatcher/env-http-proxy-agent.js');`,
      resolveDir: here,
    }));
  },
};

// Without `module` first, jsonc-parser's UMD build is taken, and its requires fail at run time.
export const forNode = {
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  plugins: [leanUndici],
};
