import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type JSONDocument, TextDocument, getLanguageService } from 'vscode-json-languageservice';
import { PLATFORM_TYPES } from '../../server/core/index';

type Schema = Readonly<Record<string, unknown>>;

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Schema;
const manifest = read('package.json');

/** What a path of member names leads to. */
const at = (value: unknown, ...keys: readonly string[]): unknown =>
  keys.reduce<unknown>((inner, key) => (inner as Schema | undefined)?.[key], value);

const setting = at(manifest, 'contributes', 'configuration', 'properties', 'ossr.platforms') as Schema;
const validations = at(manifest, 'contributes', 'jsonValidation') as { fileMatch: string | string[]; url: string }[];

/** The JSON service of VS Code with the schemas that package.json attaches to the user's settings, as VS Code reads them. */
function settingsService() {
  const service = getLanguageService({
    workspaceContext: { resolveRelativePath: (relative, from) => new URL(relative, from).href },
    schemaRequestService: async (url) => Promise.resolve(readFileSync(new URL(url), 'utf8')),
  });
  const schemas = validations.map(({ fileMatch, url }) => ({
    uri: pathToFileURL(path.resolve(url)).href,
    fileMatch: [fileMatch].flat().map((each) => each.replace('%APP_SETTINGS_HOME%', '/User')),
  }));
  service.configure({ validate: true, schemas });
  return service;
}

/** The user's settings with one platform, as a document; `|` is where the cursor is. */
function settings(platform: string, file = '/home/me/.config/Code/User/settings.json') {
  const text = `{ "ossr.platforms": [${platform}] }`;
  const document = TextDocument.create(`file://${file}`, 'jsonc', 1, text.replace('|', ''));
  const service = settingsService();
  const json: JSONDocument = service.parseJSONDocument(document);
  return { service, document, json, position: document.positionAt(text.indexOf('|')) };
}

async function offered(platform: string): Promise<string[]> {
  const { service, document, json, position } = settings(platform);
  const list = await service.doComplete(document, position, json);
  return list?.items.map(({ label }) => label.replaceAll('"', '')) ?? [];
}

async function problems(platform: string, file?: string): Promise<string[]> {
  const { service, document, json } = settings(platform, file);
  return (await service.doValidation(document, json, { schemaValidation: 'warning' })).map(({ message }) =>
    typeof message === 'string' ? message : message.value,
  );
}

describe('the setting ossr.platforms', () => {
  it('counts only where the person wrote it, and not in Restricted Mode (R2)', () => {
    expect(setting['scope']).toBe('application');
    expect(at(manifest, 'capabilities', 'untrustedWorkspaces', 'restrictedConfigurations')).toEqual(['ossr.platforms']);
  });

  it('names every type of platform in its description', () => {
    for (const type of PLATFORM_TYPES) expect(String(setting['markdownDescription'])).toContain(`\`${type}\``);
  });
});

describe("the user's settings, in VS Code's own JSON service", () => {
  it('offer the types of platform that the server knows', async () => {
    const types = await offered('{ "id": "x", "name": "X", "type": "|" }');
    expect(types).toEqual(expect.arrayContaining([...PLATFORM_TYPES]));
  });

  it('offer the members of the type that was chosen, and of its authentication', async () => {
    const cloud = '"id": "x", "name": "X", "type": "openstack", "url": "https://cloud.example/v3"';
    expect(await offered(`{ ${cloud}, "|" }`)).toEqual(expect.arrayContaining(['region', 'project', 'auth', 'ca']));
    expect(await offered(`{ ${cloud}, "auth": { "type": "|" } }`)).toEqual(
      expect.arrayContaining(['application-credential', 'password']),
    );
  });

  it('take a sound platform, and point at what is wrong with another', async () => {
    const url = '"url": "https://hpc.example/"';
    expect(await problems(`{ "id": "x", "name": "X", "type": "slurm", ${url}, "api-version": "v0.0.40" }`)).toEqual([]);
    expect(await problems(`{ "id": "x", "name": "X", "type": "slurm", ${url}, "api-version": "40" }`)).toEqual([
      'Expected a version such as "v0.0.40".',
    ]);
    expect(await problems(`{ "id": "x", "name": "X", "type": "slurm", ${url}, "regoin": "x" }`)).toHaveLength(1);
  });

  it('are left alone where they are a workspace’s', async () => {
    expect(await problems('{ "id": 4 }', '/home/me/project/.vscode/settings.json')).toEqual([]);
  });
});
