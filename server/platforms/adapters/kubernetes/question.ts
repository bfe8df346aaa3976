import type { Duration, Quota, Reason } from '../../../core/index';
import { capacity } from '../../../core/index';
import type { Ask } from '../../ask';
import { member } from '../../http/jsonValue';
import { kubernetesSentences as sentences } from '../../messages/kubernetes';
import type { Failure } from '../../reply';
import { type DryRun, type Target, dryRun } from './dryRun';
import { type Bounds, most } from './limitRange';
import { usageOf } from './manifests';
import type { PodWriting } from './pod';
import type { Amounts } from './quantity';
import { type Told, toldIn } from './refusal';
import { type Words, toldQuota } from './resourceQuota';
import { tolerationsOf } from './taint';

/** An object that the cluster is asked about. */
export interface Question {
  /** Where in the task it comes from. */
  readonly path: string;
  /** What the task says that it needs. What is refused for other amounts than these is no figure of the task's. */
  readonly needs: Amounts;
  readonly target: Target;
  readonly write: (writing: PodWriting) => object;
  /** True where the task itself wants full rights. */
  readonly isPrivileged?: boolean;
}

/** What the cluster's answer to one question teaches. */
export interface Learnt {
  readonly max?: Bounds;
  readonly quotas?: readonly Quota[];
  readonly refusals?: readonly Reason[];
  readonly notes?: readonly Reason[];
  /** How long the pod would be let run, where the cluster sets a limit of its own accord. */
  readonly duration?: Duration;
  /** True where the cluster did not answer, or not as one. */
  readonly isSilent?: boolean;
  /** The taints that the pod would be let past. */
  readonly tolerations?: readonly unknown[];
}

const TRIES = 3;

/**
 * Asks by dry run. A pod that asks for less than the namespace wants is asked about again with as much, since whoever
 * starts it would do so; and one that has more rights than the namespace allows, with none.
 */
export async function answerTo(
  ask: Ask,
  question: Question,
  words: Words & { min: Amounts },
): Promise<Learnt | Failure> {
  let writing: PodWriting = { gpu: words.gpu, min: words.min, isRestricted: false };
  const notes: Reason[] = [];
  for (let tries = 1; ; tries += 1) {
    const result = await dryRun(ask, question.target, question.write(writing));
    if (result.kind !== 'refused') return learnt(result, notes);
    const told = toldIn(result.said, words.gpu, result.source);
    const again = tries < TRIES ? rewritten(writing, result, { told, question }) : undefined;
    if (!again) return refused(result, told, { question, words });
    if (again.isRestricted && !writing.isRestricted) {
      notes.push({ path: '', code: 'rights', text: sentences.restricted(result.said), source: result.source });
    }
    writing = again;
  }
}

type Refused = Extract<DryRun, { readonly kind: 'refused' }>;

function rewritten(
  writing: PodWriting,
  { said }: Refused,
  { told, question }: { told: Told; question: Question },
): PodWriting | undefined {
  const isTooLittle = told.isWhole && Object.keys(told.min).length > 0 && Object.keys(told.max).length === 0;
  if (isTooLittle) return { ...writing, min: most(writing.min, told.min) };
  const isTooMuchRight = /\bPodSecurity\b/.test(said) && question.isPrivileged !== true && !writing.isRestricted;
  return isTooMuchRight ? { ...writing, isRestricted: true } : undefined;
}

function learnt(result: Exclude<DryRun, Refused>, notes: readonly Reason[]): Learnt | Failure {
  switch (result.kind) {
    case 'failed':
      return result.failure;
    case 'open': {
      const { because, source } = result;
      return { notes: [{ path: '', code: 'unknown', text: sentences.notDryRun(because), source }], isSilent: true };
    }
    case 'accepted': {
      const spec = member(result.object, 'spec');
      const duration = capacity.seconds(member(spec, 'activeDeadlineSeconds'));
      const tolerations = tolerationsOf(result.object);
      const isSilent = spec === undefined;
      return { notes: [...notes, ...result.notes], tolerations, isSilent, ...(duration && { duration }) };
    }
  }
}

function refused(
  { said, source }: Refused,
  told: Told,
  { question, words }: { question: Question; words: Words },
): Learnt {
  const { needs, path, isPrivileged } = question;
  const quotas = told.quota ? [toldQuota(told.quota, words)] : [];
  const isOver = Object.entries(told.max).some(([part, { most: limit }]) => (partOf(needs, part) ?? 0n) > limit);
  if (told.isWhole && (isOver || quotas.some((quota) => exceeds(needs, quota)))) return { max: told.max, quotas };
  const isAboutRights = isPrivileged === true && /privileged/i.test(said);
  const where = isAboutRights ? 'content/privileged' : path;
  return { refusals: [{ path: where, code: 'refused', text: sentences.refused(said), source }] };
}

function exceeds(needs: Amounts, quota: Quota): boolean {
  const isOver = (part: 'cores' | 'memory' | 'gpus' | 'storage' | 'instances' | 'volumes', need: bigint) => {
    const usage = usageOf(quota[part]);
    return usage !== undefined && need > 0n && need > usage.limit - usage.used;
  };
  const isClaim = needs.storage !== undefined;
  return (
    (['cores', 'memory', 'gpus', 'storage'] as const).some((part) => isOver(part, needs[part] ?? 0n)) ||
    isOver(isClaim ? 'volumes' : 'instances', 1n)
  );
}

function partOf(amounts: Amounts, part: string): bigint | undefined {
  return Object.entries(amounts).find(([name]) => name === part)?.[1];
}
