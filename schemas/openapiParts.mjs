/** The answers of the service that `ossr serve` is, for `generateOpenapi.mjs`. */

/** References to components, in short. */
export const schema = (name) => ({ $ref: `#/components/schemas/${name}` });
export const json = (name) => ({ 'application/json': { schema: schema(name) } });
const text = (description) => ({ type: 'string', description });
const list = (name, description) => ({ type: 'array', items: schema(name), ...(description && { description }) });
const object = (description, required, properties) => ({
  description,
  type: 'object',
  required,
  properties,
  additionalProperties: false,
});

const platformName = (description) =>
  object(description, ['id', 'name'], { id: text("The platform's id."), name: text("The platform's name.") });

const PATH = 'Where in the task, such as compute-resources/0/minmemory; empty for the task as a whole.';
const MOMENT = 'ISO 8601, such as 2026-11-23T12:00:00.000Z.';

const SOURCE = {
  from: text('What was read, such as GET /limits.'),
  observedAt: text(MOMENT),
  confidence: {
    enum: ['live', 'snapshot', 'declared'],
    description: 'Read just now, read from something that is refreshed now and then, or written down by an operator.',
  },
};

/** What is answered, by name. */
export const SCHEMAS = {
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
    smallestChange: {
      ...schema('SmallestChange'),
      description: 'What would make it a yes. Left out where that is not known.',
    },
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
    sources: list(
      'OfferSource',
      'Where it was read: sources of figures first, the weakest of them at the front. None where the platform states nothing of what is asked.',
    ),
    expires: text(`Until when the offer holds. ${MOMENT}`),
    platform: platformName('Whose offer it is, where several platforms were asked.'),
    task: schema('GivenTask'),
  }),
  GivenTask: {
    description:
      'The task that was posted, with the maxima filled in that the platform would give. One that it does not state is left out, also where the task held a wish.',
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
    unstated: text(
      'What the platform does not state, in words: cores. Several such caveats can be told in one sentence.',
    ),
    platform: platformName(
      'Whose reason it is, where several platforms were asked. The sentence begins with its name then.',
    ),
  }),
  SmallestChange: object(
    'The fewest and smallest changes of the task that would make it a yes.',
    ['changes', 'basis'],
    {
      changes: list('Change', 'To be made together. None: no easier requirement would make it a yes.'),
      basis: {
        enum: ['decided', 'named'],
        description: 'Decided about again with them, or that they meet the limits which the platform named.',
      },
      platforms: {
        type: 'array',
        items: platformName('A platform.'),
        description: 'Which platforms would then say yes, where several were asked.',
      },
    },
  ),
  Change: object('One requirement made easier.', ['path', 'from'], {
    path: text('Where in the task, such as compute-resources/0/minmemory.'),
    from: { type: ['number', 'string'], description: 'What stands there.' },
    to: { type: ['number', 'string'], description: 'What would do. Left out where the requirement would have to go.' },
  }),
  Source: object('Where a figure was read, and when.', Object.keys(SOURCE), SOURCE),
  OfferSource: object('Where parts of an offer were read, and when.', ['of', ...Object.keys(SOURCE)], {
    of: {
      type: 'array',
      items: {
        enum: [
          ...['cores', 'memory', 'gpus', 'storage', 'duration', 'lifetime'],
          ...['type', 'engine', 'architecture', 'data'],
        ],
      },
      minItems: 1,
      description: 'The parts of the offer. One that rests on several sources is named by each.',
    },
    ...SOURCE,
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

/** The responses that are no answers, by status. */
export const RESPONSES = {
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
  422: fault(
    'It is no executable: a whole record, or without name, type or content, or with values of the wrong kind. The sentence names them.',
  ),
  500: fault('A fault of the service itself.'),
  502: fault('No platform could be asked. That is neither yes nor no.'),
  503: fault(
    'The service stopped before there was an answer, or cannot reach its JupyterHub. One that is stopping takes no new connections, which are then refused.',
  ),
  504: fault('The one platform that was asked did not answer in time.'),
};
