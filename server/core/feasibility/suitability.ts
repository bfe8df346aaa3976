import { isObject } from '../model/jsonObject';
import { feasibilitySentences as sentences } from '../messages/feasibility';
import type { Reason, Task } from '../model/answer';
import { localName, taskType } from '../model/taskType';
import type { Size } from './facts';
import { type Ground, type Knowledge, NOTHING, from, notKnown, together } from './ground';
import { type Needs, objects } from './needs';

/** Everything about a task that is no amount: whether the platform runs its kind at all. */
export function suitability(task: Task, needs: Needs, ground: Ground): Knowledge {
  const { refusals, notes, isQueued } = ground.facts;
  const queued: Reason = {
    path: '',
    code: 'queued',
    text: sentences.queued(ground.owner('isQueued')),
    ...from(isQueued.source),
  };
  return together([
    { reasons: refusals, caveats: [...notes, ...(isQueued.value === true ? [queued] : [])] },
    { reasons: unreadable(needs), caveats: [] },
    typeKnown(task, ground),
    engineKnown(task, ground),
    architectures(needs, ground),
    dataAccess(needs, ground),
  ]);
}

/** What the platform says yes to, but the user still has to bring (MODEL §1, the shopping list). */
export function unresolvedData(task: Task): Reason[] {
  return objects(task['data-resources']).flatMap(([index, data]) => {
    const { required, location, name } = data as Readonly<Record<string, unknown>>;
    if (required !== true || (location !== null && location !== undefined)) return [];
    const text = sentences.data(typeof name === 'string' ? name : `data-resources/${index}`);
    return [{ path: `data-resources/${index}/location`, code: 'data', text }];
  });
}

function unreadable(needs: Needs): Reason[] {
  return needs.unreadable.map(({ path, text }) => ({
    path,
    code: 'unreadable',
    asked: text,
    text: sentences.unreadable(path, text),
  }));
}

function typeKnown(task: Task, { facts, owner }: Ground): Knowledge {
  const { value, source } = facts.runs;
  const type = typeof task.type === 'string' ? task.type : '';
  if (value === 'unlimited' || type === '') return NOTHING;
  if (value === 'unknown') {
    const caveat = notKnown('type', 'types of executable', facts.runs, owner('runs'));
    return { reasons: [], caveats: [{ ...caveat, asked: type }] };
  }
  if (runs(value, type)) return NOTHING;
  const text = sentences.type(type, value, owner('runs'));
  const reason = { path: 'type', code: 'type', asked: type, limit: value.join(', '), text, ...from(source) };
  return { reasons: [reason], caveats: [] };
}

/** Whether types of executable, in any spelling, hold that of a task. */
function runs(types: readonly string[], type: string): boolean {
  return types.some((each) => localName(each) === localName(type));
}

/** The engine of a workflow, as its author wrote it; undefined for what is no workflow, or names none. */
export function engineOf({ type, content }: Task): string | undefined {
  const isWorkflow = typeof type === 'string' && taskType(type) === 'workflow-task';
  const engine: unknown = isWorkflow && isObject(content) ? content['engine'] : undefined;
  return typeof engine === 'string' && engine.trim() !== '' ? engine.trim() : undefined;
}

/** Where a platform does not run workflows, or is not known to, that is told alone. */
function engineKnown(task: Task, { facts, owner }: Ground): Knowledge {
  const engine = engineOf(task);
  const { value, source, because } = facts.engines;
  const types = facts.runs.value;
  if (engine === undefined || value === 'unlimited') return NOTHING;
  if (typeof types === 'object' && !runs(types, task.type)) return NOTHING;
  const path = 'content/engine';
  if (value === 'unknown') {
    const caveat = notKnown(path, 'workflow engines', facts.engines, owner('engines'));
    return { reasons: [], caveats: types === 'unknown' ? [] : [{ ...caveat, asked: engine }] };
  }
  if (value.some((each) => each.trim().toLowerCase() === engine.toLowerCase())) return NOTHING;
  const text = [sentences.engine(engine, value, owner('engines')), ...(because === undefined ? [] : [because])];
  const reason = {
    path,
    code: 'engine',
    asked: engine,
    limit: value.join(', '),
    text: text.join(' '),
    ...from(source),
  };
  return { reasons: [reason], caveats: [] };
}

function architectures({ machines }: Needs, { facts, owner }: Ground): Knowledge {
  const { value, source } = facts.architectures;
  const asked = machines.flatMap((machine) => machine.architecture ?? []);
  if (value === 'unlimited') return NOTHING;
  if (value === 'unknown') {
    // A size that states its architecture makes this known; `chooseSizes` tells of it.
    const { sizes } = facts;
    const states = ({ architecture, disabled }: Size) => architecture !== undefined || disabled !== undefined;
    const isInSizes = typeof sizes.value === 'object' && sizes.value.every(states);
    const caveats = asked.map(({ path }) =>
      notKnown(path, 'processor architecture', facts.architectures, owner('architectures')),
    );
    return isInSizes ? NOTHING : { reasons: [], caveats };
  }
  const reasons = asked.flatMap(({ path, text: word, value: wanted }) => {
    const text = sentences.architecture(word, value, owner('architectures'));
    const reason = { path, code: 'architecture', asked: word, limit: value.join(', '), text, ...from(source) };
    return value.includes(wanted) ? [] : [reason];
  });
  return { reasons, caveats: [] };
}

function dataAccess({ data }: Needs, { facts, owner }: Ground): Knowledge {
  const { value, source } = facts.reads;
  if (value === 'unlimited') return NOTHING;
  if (value === 'unknown') {
    // The web needs nothing of a platform but its network, so that nobody is told that it is not stated.
    const [first] = data.filter(({ value: kind }) => kind !== 'https');
    const caveats = first ? [notKnown(first.path, 'data access', facts.reads, owner('reads'))] : [];
    return { reasons: [], caveats };
  }
  const reasons = data.flatMap(({ path, text: name, value: kind }): Reason[] => {
    if (value.includes(kind)) return [];
    const text = sentences.reads(name, kind, value, owner('reads'));
    return [{ path, code: 'data-access', asked: kind, limit: value.join(', '), text, ...from(source) }];
  });
  return { reasons, caveats: [] };
}
