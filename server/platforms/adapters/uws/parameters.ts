import type { Reason, Source, Task } from '../../../core/index';
import { isRecord, member, shownValue } from '../../http/jsonValue';
import { uwsSentences as sentences } from '../../messages/uws';
import type { Parameter } from './capabilities';

/** What steers a job, and is no parameter of it: never sent, since `PHASE=RUN` would start it. */
const STEERING = ['phase', 'action', 'wait', 'runid', 'executionduration', 'destruction', 'quote', 'owner'];

/** What every service of the IVOA has (DALI), whether it describes it or not. */
const STANDARD = ['responseformat', 'format', 'maxrec', 'request', 'version', 'lang', 'upload'];

/** The parameters that a task states, by their names. */
function parametersOf(task: Task): ReadonlyMap<string, unknown> {
  const found = member(task.content, 'parameters');
  return new Map(isRecord(found) ? Object.entries(found) : []);
}

/** The parameters as a form: what is text, a number or true or false. What steers a job is left out, lists are too. */
export function formOf(task: Task): Record<string, string | number | boolean> {
  const sent = [...parametersOf(task)].flatMap(([name, value]): [string, string | number | boolean][] => {
    return isPlain(value) && !STEERING.includes(name.toLowerCase()) ? [[name, value]] : [];
  });
  return Object.fromEntries(sent);
}

/** Holds a task's parameters against those that a service describes; names have no case (DALI). */
export function misfits(task: Task, described: readonly Parameter[], source: Source): Reason[] {
  if (described.length === 0) return [];
  const known = new Map(described.map((each) => [each.name.toLowerCase(), each]));
  const stated = parametersOf(task);
  const given = new Set([...stated.keys()].map((name) => name.toLowerCase()));
  const wrong = [...stated].flatMap(([name, value]): Reason[] => {
    const parameter = known.get(name.toLowerCase());
    const text = parameter ? wrongKind(parameter, value) : unknownName(name, described);
    const asked = shownValue(value);
    return text === undefined ? [] : [{ path: `content/parameters/${name}`, code: 'parameter', asked, text, source }];
  });
  const missing = described
    .filter(({ name, isRequired }) => isRequired && !given.has(name.toLowerCase()))
    .map(({ name, description }): Reason => {
      const text = sentences.parameterMissing(name, description);
      return { path: 'content/parameters', code: 'parameter', text, source };
    });
  return [...wrong, ...missing];
}

function unknownName(name: string, described: readonly Parameter[]): string | undefined {
  const lower = name.toLowerCase();
  if (STEERING.includes(lower) || STANDARD.includes(lower)) return undefined;
  const own = described.filter(({ isStandard }) => !isStandard);
  return sentences.noParameter(
    name,
    (own.length > 0 ? own : described).map((each) => each.name),
  );
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const INTEGER = /^[+-]?\d+$/;

/** Simple types of VODataService, and of VOTable, that say what a value looks like; all others take anything. */
const SHAPES: readonly (readonly [types: readonly string[], shape: RegExp])[] = [
  [['integer', 'int', 'short', 'long', 'unsignedbyte'], INTEGER],
  [['real', 'double', 'float'], NUMBER],
  [['boolean', 'bool'], /^(true|false|0|1|t|f)$/i],
];

function wrongKind({ name, type = '' }: Parameter, value: unknown): string | undefined {
  const shape = SHAPES.find(([types]) => types.includes(type))?.[1];
  const text = typeof value === 'string' ? value.trim() : isPlain(value) ? String(value) : undefined;
  if (!shape || text === undefined || shape.test(text)) return undefined;
  return sentences.wrongKind(name, shownValue(value), type);
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
