import type { Answer, Offer, Reason, Task } from '../model/answer';
import { localName } from '../model/taskType';
import type { PlatformFacts, Size } from './facts';
import { type Knowledge, limitKnowledge } from './limits';
import { type MachineNeeds, type Needs, needsOf, objects } from './needs';
import { freeFormOffer, sizedOffer } from './offer';
import { reasonSentences as sentences } from '../messages';
import { chooseSize } from './sizes';

/**
 * Decides whether a platform that publishes these facts can run a task: the same for all such platforms (DESIGN §3).
 * Every failing step is a reason, not the first alone. What is not known never makes a no, but a caveat.
 */
export function decide(task: Task, facts: PlatformFacts): Answer {
  const needs = needsOf(task);
  const machines = needs.machines.length > 0 ? needs.machines : [{ index: 0, instances: 1 }];
  const sizing = chooseSizes(machines, facts);
  const found = [readable(needs), typeKnown(task, facts), architectures(machines, facts), limitKnowledge(needs, facts)];
  const reasons = [...found.flatMap((each) => each.reasons), ...sizing.reasons];
  if (reasons.length > 0) return declined(task, reasons, sizing.nearest);
  const offer = sizing.sizes ? sizedOffer(task, machines, sizing.sizes, facts) : freeFormOffer(task, facts);
  const caveats = [...found.flatMap((each) => each.caveats), ...sizing.caveats, ...unresolvedData(task)];
  return { kind: 'offers', offers: [offer], caveats };
}

function declined(task: Task, reasons: readonly Reason[], size: Size | undefined): Answer {
  const nearest: Offer | undefined = size && sizedOffer(task, [{ index: 0, instances: 1 }], [size], undefined);
  return { kind: 'declined', reasons, ...(nearest && { nearest }) };
}

function readable(needs: Needs): Knowledge {
  const reasons = needs.unreadable.map(({ path, text }) => ({
    path,
    code: 'unreadable',
    asked: text,
    text: sentences.unreadable(path, text),
  }));
  return { reasons, caveats: [] };
}

function typeKnown(task: Task, { runs }: PlatformFacts): Knowledge {
  const { value, source } = runs;
  const type = typeof task.type === 'string' ? task.type : '';
  if (value === 'unlimited' || type === '') return { reasons: [], caveats: [] };
  if (value === 'unknown') {
    const text = sentences.unknown('type of executable');
    return { reasons: [], caveats: [{ path: 'type', code: 'unknown', asked: type, text, source }] };
  }
  if (value.some((each) => localName(each) === localName(type))) return { reasons: [], caveats: [] };
  const text = sentences.type(type, value);
  return { reasons: [{ path: 'type', code: 'type', asked: type, limit: value.join(', '), text, source }], caveats: [] };
}

function architectures(machines: readonly MachineNeeds[], facts: PlatformFacts): Knowledge {
  const { value, source } = facts.architectures;
  const asked = machines.flatMap((machine) => machine.architecture ?? []);
  if (value === 'unlimited') return { reasons: [], caveats: [] };
  if (value === 'unknown') {
    const text = sentences.unknown('processor architecture');
    return { reasons: [], caveats: asked.map(({ path }) => ({ path, code: 'unknown', text, source })) };
  }
  const reasons = asked.flatMap(({ path, text: word, value: wanted }) => {
    const text = sentences.architecture(word, value);
    const reason = { path, code: 'architecture', asked: word, limit: value.join(', '), text, source };
    return value.includes(wanted) ? [] : [reason];
  });
  return { reasons, caveats: [] };
}

interface Sizing {
  /** A size for each machine; undefined where any size may be asked for. */
  readonly sizes: readonly Size[] | undefined;
  readonly reasons: readonly Reason[];
  readonly caveats: readonly Reason[];
  readonly nearest?: Size;
}

function chooseSizes(machines: readonly MachineNeeds[], { sizes }: PlatformFacts): Sizing {
  const { value, source } = sizes;
  if (value === 'unlimited') return { sizes: undefined, reasons: [], caveats: [] };
  if (value === 'unknown') {
    const text = sentences.unknown('size');
    return { sizes: undefined, reasons: [], caveats: [{ path: '', code: 'unknown', text, source }] };
  }
  const choices = machines.map((machine) => chooseSize(machine, value, source));
  const nearest = choices.find((each) => each.nearest)?.nearest;
  return {
    sizes: choices.flatMap((each) => each.size ?? []),
    reasons: choices.flatMap((each) => each.reasons ?? []),
    caveats: machines.flatMap(({ gpus }, at) => {
      const isUnknown =
        gpus !== undefined && gpus.value > 0 && choices[at]?.size && choices[at].size.gpus === undefined;
      return isUnknown ? [{ path: gpus.path, code: 'unknown', text: sentences.unknown('GPUs'), source }] : [];
    }),
    ...(nearest && { nearest }),
  };
}

/** The platform says yes, but the user still has to bring this (MODEL §1, the shopping list). */
function unresolvedData(task: Task): Reason[] {
  return objects(task['data-resources']).flatMap(([index, data]) => {
    const { required, location, name } = data as Readonly<Record<string, unknown>>;
    if (required !== true || (location !== null && location !== undefined)) return [];
    const text = sentences.data(typeof name === 'string' ? name : `data-resources/${index}`);
    return [{ path: `data-resources/${index}/location`, code: 'data', text }];
  });
}
