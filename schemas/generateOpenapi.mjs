/**
 * Makes `openapi.json`, the description of the service that `ossr serve` is: what is posted comes from
 * `executable.schema.json`, the answers and paths stand here. Run by the build; the result is published, and so committed.
 */

/** References to components, in short. */
const schema = (name) => ({ $ref: `#/components/schemas/${name}` });
const json = (name) => ({ 'application/json': { schema: schema(name) } });
const text = (description) => ({ type: 'string', description });
const list = (name, description) => ({ type: 'array', items: schema(name), ...(description && { description }) });
const object = (description, required, properties) => ({
  description,
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

const PATH = 'Where in the task, such as compute-resources/0/minmemory; empty for the task as a whole.';
const MOMENT = 'ISO 8601, such as 2026-11-23T12:00:00.000Z.';

const SCHEMAS = {
  Envelope: { description: 'The answer: YES with offers, or NO with reasons.', oneOf: [schema('Yes'), schema('No')] },
  Yes: object('At least one platform can run the task.', ['result', 'task', 'offers'], {
    result: { const: 'YES' },
    task: schema('GivenTask'),
    offers: { ...list('Offer', 'What would be given, the best first.'), minItems: 1 },
    caveats: list('Reason', 'What is not known, or holds with a condition; and which platforms could not be asked.'),
  }),
  No: object('No platform that could be asked can run the task.', ['result', 'reasons'], {
    result: { const: 'NO' },
    reasons: list('Reason', 'Every reason, not the first alone.'),
    nearest: { ...schema('Offer'), description: 'The nearest that the platform has.' },
    missing: list('Missing', 'Data that must be supplied before the task can be asked about.'),
  }),
  Offer: object('What a platform would give. Figures that it does not state are left out.', ['task'], {
    name: text("The platform's name for the size, where it has fixed sizes."),
    place: text('Where within the platform, such as partition "debug".'),
    cores: { type: ['number', 'string'], description: 'Cores in all machines together; text such as 500m.' },
    memory: text('Memory in all machines together, with its unit: 16Gi.'),
    storage: text('Storage with its unit.'),
    gpus: { type: 'number', description: 'GPUs in all machines together.' },
    fixed: { type: 'boolean', description: 'True where the size is given as a whole, and so more than was asked.' },
    expires: text(`Until when the offer holds. ${MOMENT}`),
    platform: object('Whose offer it is, where several platforms were asked.', ['id', 'name'], {
      id: text("The platform's id."),
      name: text("The platform's name."),
    }),
    task: schema('GivenTask'),
  }),
  GivenTask: {
    description: 'The task that was posted, with the maxima filled in that the platform would give.',
    type: 'object',
    required: ['name', 'type', 'content'],
    properties: { name: { type: 'string' }, type: { type: 'string' }, content: { type: 'object' } },
  },
  Reason: object('One requirement that is not met, or not known to be.', ['path', 'code', 'text'], {
    path: text(PATH),
    code: text('A stable word for the kind of reason, such as limit, type or architecture.'),
    text: text('The reason as a sentence.'),
    asked: text('What was asked, with its unit.'),
    limit: text('What the platform has, with its unit.'),
    source: schema('Source'),
  }),
  Source: object('Where a figure was read, and when.', ['from', 'observedAt', 'confidence'], {
    from: text('What was read, such as GET /limits.'),
    observedAt: text(MOMENT),
    confidence: {
      enum: ['live', 'snapshot', 'declared'],
      description: 'Read just now, read from something that is refreshed now and then, or written down by an operator.',
    },
  }),
  Missing: object('Data without a location.', ['path', 'name'], {
    path: text(PATH),
    name: text('Its name in the task.'),
    description: text('What it is.'),
  }),
  Description: object(
    'Who is asked here. Addresses and credentials are not in it.',
    ['name', 'description', 'platforms'],
    {
      name: text('The name of the platform, or of the service.'),
      description: text('What or where it is.'),
      platforms: list('Platform'),
    },
  ),
  Platform: object('A platform that is asked here.', ['id', 'name', 'type'], {
    id: text('Its id, for /canIDoThis/{platform}.'),
    name: text('Its name.'),
    type: text('How it is asked, such as jupyterhub.'),
    description: text('What or where it is.'),
  }),
  Fault: object('Why there is no answer.', ['error'], {
    error: object('The fault.', ['code', 'text'], {
      code: text('A stable word for the kind of fault.'),
      text: text('The fault as a sentence, with the remedy.'),
    }),
  }),
};

const fault = (description) => ({ description, content: json('Fault') });

const RESPONSES = {
  400: fault('The body is not JSON in UTF-8, is nested more than 64 levels deep, or did not arrive as a whole.'),
  401: {
    ...fault('A token is wanted, or the one that was sent does not count.'),
    headers: { 'WWW-Authenticate': { schema: { type: 'string' }, description: 'Bearer' } },
  },
  403: fault('On a JupyterHub: the token may not use this service. The sentence names the scope.'),
  404: fault('There is no platform with this id.'),
  413: fault('The task is larger than 1 MB.'),
  415: fault('The task was not sent as application/json, or with a content encoding.'),
  421: fault('A service on loopback was asked under the name of another host.'),
  422: fault('The task lacks its name, type or content, or has values of the wrong kind. The sentence names them.'),
  500: fault('A fault of the service itself.'),
  502: fault('No platform could be asked. That is neither yes nor no.'),
  503: fault('The service is stopping, has no platforms, or cannot reach its JupyterHub.'),
  504: fault('The one platform that was asked did not answer in time.'),
};

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
    paths: {
      '/': reading('describeAtRoot', 'Describes the platforms.', json('Description'), GATE),
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
      '/openapi.json': reading(
        'openapi',
        'This document.',
        { 'application/json': { schema: { type: 'object' } } },
        GATE,
      ),
    },
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
