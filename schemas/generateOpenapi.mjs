/**
 * Makes `openapi.json`, the description of the service that `ossr serve` is: what is posted comes from
 * `executable.schema.json`, the answers and paths stand here. Run by the build; the result is published, and so committed.
 */
import { RESPONSES, SCHEMAS, json } from './openapiParts.mjs';

const responses = (ok, ...statuses) => ({
  200: ok,
  ...Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }])),
});

const GATE = [401, 403, 421, 503];
const QUESTION = [...GATE, 400, 413, 415, 422, 500, 502].sort();

/** Reading: `GET`, and `HEAD`, which has no bodies. */
function reading(id, summary, content, statuses) {
  const bare = (status) => ({ description: `As for GET${status === 200 ? '' : ', without a body'}.` });
  return {
    get: { operationId: id, summary, responses: responses({ description: summary, content }, ...statuses) },
    head: {
      operationId: `${id}Head`,
      summary: 'The same without a body.',
      responses: Object.fromEntries([200, ...statuses].map((status) => [status, bare(status)])),
    },
  };
}

function asking(operationId, summary, statuses) {
  return {
    post: {
      operationId,
      summary,
      requestBody: {
        required: true,
        description: 'One executable. Members that are not described here are passed on as they are.',
        content: json('Executable'),
      },
      responses: responses({ description: 'The answer.', content: json('Envelope') }, ...statuses),
    },
  };
}

const PATHS = {
  '/': {
    ...reading('describeAtRoot', 'Describes the platforms.', json('Description'), GATE),
    ...asking('askAtRoot', 'Asks all platforms, for askers who know the address of the service alone.', QUESTION),
  },
  '/canIDoThis': {
    ...reading('describe', 'Describes the platforms.', json('Description'), GATE),
    ...asking('askAll', 'Asks all platforms.', QUESTION),
  },
  '/canIDoThis/{platform}': {
    parameters: [
      {
        name: 'platform',
        in: 'path',
        required: true,
        description: 'The id of a platform.',
        schema: { type: 'string', pattern: '^[A-Za-z0-9._-]+$' },
      },
    ],
    ...reading('describeOne', 'Describes one platform.', json('Description'), [...GATE, 404].sort()),
    ...asking('askOne', 'Asks one platform.', [...QUESTION, 404, 504].sort()),
  },
  '/openapi.json': reading('openapi', 'This document.', { 'application/json': { schema: { type: 'object' } } }, GATE),
};

/** What is posted, from its own JSON Schema: with references within the document, and without the editor's annotations. */
function executableSchemas({ $schema: _, $id: __, $defs, ...root }) {
  const open = (key, value) =>
    key.startsWith('x-') || (key === 'additionalProperties' && value === false) ? undefined : value;
  const plain = JSON.parse(JSON.stringify({ Executable: root, ...$defs }, open));
  return JSON.parse(JSON.stringify(plain).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

/** The document, from the schema of an executable and the version of this program. */
export function openapi(executable, version) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'canIDoThis',
      version,
      summary: 'Asks compute platforms whether they can run an executable.',
      description:
        'Nothing is started by asking. Other methods than those described get 405 with "Allow", other paths 404; requests that are not HTTP, too slow, or with too large headers are ended with 400, 408 or 431 and no body.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: './', description: 'Where this document was read.' }],
    security: [{}, { bearer: [] }],
    paths: PATHS,
    components: {
      schemas: { ...SCHEMAS, ...executableSchemas(executable) },
      responses: RESPONSES,
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            "The service's own token (OSSR_SERVE_TOKEN); on a JupyterHub a token of the hub. None on loopback.",
        },
      },
    },
  };
}
