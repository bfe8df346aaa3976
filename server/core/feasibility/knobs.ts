import type { Change, Task } from '../model/answer';
import { needsOf } from './needs';
import { type Value, rungsBelow } from './rungs';

/** A requirement that its author could make easier. */
export interface Knob {
  readonly path: string;
  readonly from: Value;
}

/** A value that a requirement is lowered to, `undefined` when it goes; and how much of it is given up, from 0 to 1. */
export interface Setting {
  readonly knob: Knob;
  readonly to: Value | undefined;
  readonly loss: number;
}

/** Every requirement of a task that can be made easier. The type, the content and the data are not among them. */
export function knobsOf(task: Task): Knob[] {
  const { machines, storage, duration } = needsOf(task);
  const needs = [
    ...machines.flatMap(({ cores, memory, gpus, architecture }) => [cores, memory, gpus, architecture]),
    ...storage.flatMap(({ size, lifetime }) => [size, lifetime]),
    duration,
  ];
  const counts = machines.flatMap(({ path, instances }) => (instances > 1 ? [`${path}/instances`] : []));
  const paths = [...needs.flatMap((need) => (need ? [need.path] : [])), ...counts];
  return paths.flatMap((path): Knob[] => {
    const raw = valueAt(task, path);
    return typeof raw === 'string' || typeof raw === 'number' ? [{ path, from: raw }] : [];
  });
}

/** Lowers a requirement as little as is needed: the largest value in its author's unit that `isEnough`, else none. */
export function lowered(knob: Knob, isEnough: (to: Value | undefined) => boolean): Setting | undefined {
  const rungs = rungsBelow(keyOf(knob.path), knob.from);
  const [first] = rungs;
  const whole = first ? Number(sizeOf(knob.path, knob.from) ?? first.top * first.unit) : 0;
  for (const { top, unit, value } of rungs) {
    const count = largest(top, (each) => isEnough(value(each)));
    if (count > 0n) return { knob, to: value(count), loss: 1 - Number(count * unit) / whole };
  }
  return isEnough(undefined) ? { knob, to: undefined, loss: 1 } : undefined;
}

/** How large a value of a requirement is, in its smallest part, for comparing two of the same requirement. */
export function sizeOf(path: string, value: Value): bigint | undefined {
  const [own] = rungsBelow(keyOf(path), value);
  return own && own.top * own.unit;
}

/** The task with some of its requirements changed; where `to` is undefined the requirement is gone. */
export function changed(task: Task, settings: readonly Pick<Setting, 'knob' | 'to'>[]): Task {
  return settings.reduce<unknown>((whole, { knob, to }) => withValue(whole, knob.path.split('/'), to), task) as Task;
}

/** A setting as it is told. */
export function changeOf({ knob: { path, from }, to }: Setting): Change {
  return { path, from, ...(to !== undefined && { to }) };
}

/** The number of the largest step that holds, where every smaller one holds too; 0 when none does. */
function largest(top: bigint, holds: (count: bigint) => boolean): bigint {
  let [low, high] = [0n, top];
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (holds(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

function keyOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function valueAt(task: Task, path: string): unknown {
  return path.split('/').reduce<unknown>((value, step) => (isContainer(value) ? value[step] : undefined), task);
}

function withValue(whole: unknown, [step, ...rest]: readonly string[], to: Value | undefined): unknown {
  if (step === undefined) return to;
  if (!isContainer(whole)) return whole;
  const value = withValue(whole[step], rest, to);
  if (Array.isArray(whole)) return whole.map((each: unknown, at) => (String(at) === step ? value : each));
  if (value !== undefined) return { ...whole, [step]: value };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== step));
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
