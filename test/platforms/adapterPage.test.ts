import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv/dist/2020';
import { build } from 'esbuild';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import type { AskedConfiguration } from '../../server/platforms/ask';
import type { PlatformTools } from '../../server/platforms/factsPlatform';
import type { Platform } from '../../server/platforms/platform';
import { TASK, client, playPlatform } from './playedPlatform';

const page = readFileSync('docs/adapters.md', 'utf8');

/** The code block behind a mark of the page. */
function block(mark: string): string {
  return new RegExp(`<!-- ${mark} -->\\s+\`\`\`[a-z]+\\n([^]*?)\n\`\`\``).exec(page)?.[1] ?? '';
}

const folder = path.resolve('server/platforms/adapters');

type Make = (configuration: AskedConfiguration, tools: PlatformTools) => Platform;

/** Bundles the page's adapter as esbuild does all others, and loads it. */
async function orchard(): Promise<Make> {
  const out = path.join(mkdtempSync(path.join(os.tmpdir(), 'ossr-adapter-')), 'orchard.mjs');
  await build({
    stdin: { contents: block('adapter'), resolveDir: folder, loader: 'ts' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    mainFields: ['module', 'main'],
    outfile: out,
    external: ['undici'],
    logLevel: 'error',
  });
  const made = (await import(/* @vite-ignore */ pathToFileURL(out).href)) as { orchardPlatform: Make };
  return made.orchardPlatform;
}

let make: Make;
beforeAll(async () => {
  make = await orchard();
});

/** A played Orchard with this quota, and the page's adapter for it. */
async function orchardWith(quota: { status?: number; body: object }) {
  const { url, received } = await playPlatform((response, request) => {
    const limits = { kinds: ['docker-container'], ram: 65_536 };
    const { status = 200, body } = request.path === '/api/quota' ? quota : { body: limits };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  const configuration: AskedConfiguration = { id: 'o', name: 'Orchard', type: 'skaha', url };
  const platform = make(configuration, {
    http: client(() => 'key-1'),
    now: () => new Date('2026-11-23T12:00:00Z'),
  });
  return { answer: await platform.canIDoThis(TASK, new AbortController().signal), received };
}

describe('the adapter of docs/adapters.md', () => {
  it('is sound TypeScript, as strict as all other code', () => {
    const probe = path.join(folder, 'adapterPageProbe.ts');
    writeFileSync(probe, block('adapter'));
    try {
      const { config } = ts.readConfigFile('server/platforms/tsconfig.json', (file) => ts.sys.readFile(file)) as {
        config: unknown;
      };
      const { options } = ts.parseJsonConfigFileContent(config, ts.sys, 'server/platforms');
      const program = ts.createProgram([probe], { ...options, composite: false, incremental: false, noEmit: true });
      const found = program.getSemanticDiagnostics(program.getSourceFile(probe));
      expect(found.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
    } finally {
      rmSync(probe, { force: true });
    }
  });

  it('says yes with what the platform tells at the moment, with the API key and nothing else', async () => {
    const { answer, received } = await orchardWith({ body: { cores: 20, cores_used: 4 } });
    expect(answer).toMatchObject({ kind: 'offers' });
    expect(received.map(({ method, path: asked }) => `${method} ${asked}`).sort()).toEqual([
      'GET /api/limits',
      'GET /api/quota',
    ]);
    for (const { headers } of received) {
      expect(headers['x-api-key']).toBe('key-1');
      expect(headers.authorization).toBeUndefined();
    }
  });

  it('says no when the platform has not enough left, and where that was read', async () => {
    const { answer } = await orchardWith({ body: { cores: 20, cores_used: 18 } });
    expect(answer).toMatchObject({
      kind: 'declined',
      reasons: [
        {
          path: 'compute-resources/0/mincores',
          asked: '4',
          limit: '2',
          source: { from: 'GET /api/quota cores', observedAt: '2026-11-23T12:00:00.000Z', confidence: 'live' },
        },
      ],
    });
  });

  it('never makes a no of what it may not read', async () => {
    const { answer } = await orchardWith({ status: 403, body: { message: 'needs the scope read:quota' } });
    expect(answer.kind).toBe('offers');
    expect(JSON.stringify(answer)).toContain('needs the scope read:quota');
  });
});

describe('the schema entry of docs/adapters.md', () => {
  const schema = (name: string) =>
    JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8')) as Record<string, unknown>;

  it('fits into the schema of the platform file', () => {
    const platforms = schema('platforms') as {
      $id: string;
      $defs: Record<string, { oneOf?: object[]; properties?: { type: { enum: string[] } } }>;
    };
    Object.assign(platforms.$defs, JSON.parse(block('schema')));
    const { oneOf, properties } = platforms.$defs['platform'] ?? {};
    oneOf?.push({ $ref: '#/$defs/orchardPlatform' });
    properties?.type.enum.push('orchard');
    const ajv = new Ajv({ schemas: [schema('executable'), platforms], discriminator: true, strict: false });
    const good = {
      id: 'o',
      name: 'Orchard',
      type: 'orchard',
      url: 'https://orchard.example',
      auth: { type: 'api-key' },
    };
    expect(ajv.validate(platforms.$id, { platforms: [good] }), ajv.errorsText()).toBe(true);
    expect(ajv.validate(platforms.$id, { platforms: [{ ...good, orchards: 3 }] })).toBe(false);
  });
});
