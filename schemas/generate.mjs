/**
 * Makes, from the JSON Schemas in this folder, what the server compiles against:
 * standalone validators (ajv, so that no code is made at run time) and the TypeScript types of the same documents; and the
 * lists that completion offers.
 * Run by the build and the tests; the results are never edited, and but for `openapi.json` never committed.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { build } from 'esbuild';
import { compile } from 'json-schema-to-typescript';
import { format } from 'prettier';
import { listsText } from './generateLists.mjs';
import { openapi } from './generateOpenapi.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const out = path.join(here, '../server/core/schema/generated');
const read = async (name) => JSON.parse(await readFile(path.join(here, `${name}.schema.json`), 'utf8'));

/**
 * The class for draft 2020-12 would make code that notes down which members were looked at, for keywords that our schemas do
 * not use; that they are sound 2020-12 is a test's business.
 */
async function writeValidators(schemas) {
  const ajv = new Ajv.default({
    schemas,
    allErrors: true,
    strict: false,
    discriminator: true,
    validateFormats: false,
    validateSchema: false,
    code: { source: true, esm: true },
  });
  const id = (name) => `https://w3id.org/ossr/schemas/${name}.schema.json`;
  const code = standalone.default(ajv, { validateExecutable: id('executable'), validatePlatforms: id('platforms') });
  await build({
    stdin: { contents: code, resolveDir: here },
    bundle: true,
    format: 'esm',
    outfile: path.join(out, 'validators.js'),
    logLevel: 'warning',
  });
  await writeFile(
    path.join(out, 'validators.d.ts'),
    `import type { ValidateFunction } from 'ajv';
export declare const validateExecutable: ValidateFunction;
export declare const validatePlatforms: ValidateFunction;
`,
  );
}

/** References between files become references within one, which is what the type generator reads. */
function inOneFile(schema, executable) {
  const text = JSON.stringify({ ...schema, $defs: { ...executable.$defs, ...schema.$defs } });
  return JSON.parse(text.replaceAll('executable.schema.json#', '#'));
}

/** A member list beside several types or forms is for completion only; the type generator would read it as "all of these at once". */
function withoutMixedMembers(key, value) {
  return value && (Array.isArray(value.type) || value.oneOf) ? { ...value, properties: undefined } : value;
}

async function typesOf(schema, name, unreachableDefinitions) {
  const plain = JSON.parse(JSON.stringify(schema, withoutMixedMembers));
  return compile(plain, name, {
    bannerComment: '',
    additionalProperties: false,
    format: false,
    unreachableDefinitions,
  });
}

async function writeTypes(executable, platforms) {
  const text = [
    await typesOf({ ...executable, allOf: undefined }, 'Executable', true),
    await typesOf(inOneFile(platforms, executable), 'PlatformFile', false),
  ].join('\n');
  const told = text.replaceAll(/( \*\n)? \* This interface was referenced by[^\n]*\n[^\n]*\n/g, '');
  await writeFile(path.join(out, 'types.ts'), await format(told, { parser: 'typescript', printWidth: 120 }));
}

/** The description of `ossr serve`, which is published as it is. */
async function writeOpenapi(executable) {
  const { version } = JSON.parse(await readFile(path.join(here, '../package.json'), 'utf8'));
  const text = JSON.stringify(openapi(executable, version));
  await writeFile(path.join(here, 'openapi.json'), await format(text, { parser: 'json', printWidth: 120 }));
}

/** Makes everything; throws, with the schema's own message, when a schema is wrong. */
export async function generate() {
  await mkdir(out, { recursive: true });
  const [executable, platforms] = await Promise.all([read('executable'), read('platforms')]);
  await writeValidators([executable, platforms]);
  await writeTypes(executable, platforms);
  await writeOpenapi(executable);
  const lists = await listsText(path.join(here, '../snippets/ossr.code-snippets'));
  await writeFile(path.join(out, 'lists.ts'), lists);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await generate();
