import {
  type Duration,
  type Fact,
  type PlaceFacts,
  type Source,
  capacity,
  durationWords,
  fact,
  isSurelyLonger,
  unknown,
  unlimited,
} from '../../../core/index';
import { uwsSentences as sentences } from '../../messages/uws';
import type { Capabilities, Limit } from './capabilities';
import type { Probed } from './probe';

/** What a service's times are held against. */
export interface Times {
  readonly capabilities: Capabilities;
  /** Where the capabilities were read. */
  readonly source: Source;
  readonly availability: { readonly downAt?: number; readonly source: Source };
  readonly probed?: Probed;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long the task runs, and how long its results must then be kept, where it says so; in seconds. */
  readonly run?: number;
  readonly keep?: number;
}

/** How long a job may run and is kept, and how much it may give out, of everything that was read. */
export function limitFacts(times: Times): Pick<PlaceFacts, 'duration' | 'lifetime' | 'storage'> {
  const { hard } = times.capabilities.output;
  const output = at(times.source, 'outputLimit');
  return {
    duration: beforeDown(durationFact(times), times),
    lifetime: lifetimeFact(times),
    storage: hard === 'unlimited' ? unlimited(output) : fact(capacity.byteCount(hard), output),
  };
}

function durationFact({ capabilities, probed, run, source }: Times): Fact<Duration> {
  const { hard } = capabilities.duration;
  const actual = probed?.kind === 'job' ? probed.job.duration : undefined;
  if (probed?.kind === 'job' && actual !== undefined && isWithin(actual, hard))
    return secondsFact(actual === 'unlimited' ? (hard ?? actual) : actual, at(probed.source, 'executionDuration'));
  return published(capabilities.duration, run, {
    source: at(source, 'executionDuration'),
    isProbed: probed !== undefined,
  });
}

/** How long results are kept when the task has run: services count from the making of a job. */
function lifetimeFact(times: Times): Fact<Duration> {
  const { run = 0 } = times;
  const kept = keptFact(times);
  if (typeof kept.value === 'string' || run === 0) return kept;
  const left = Math.max(0, Number(kept.value.milliseconds) / 1000 - run);
  const because = sentences.keeps(durationWords(kept.value), durationWords(lengthOf(run)));
  return { value: lengthOf(left), source: kept.source, because };
}

function keptFact({ capabilities, probed, now, run = 0, keep, source }: Times): Fact<Duration> {
  const { hard } = capabilities.retention;
  const { destruction, creation = now } = probed?.kind === 'job' ? probed.job : {};
  const actual = destruction === undefined ? undefined : Math.max(0, Math.floor((destruction - creation) / 1000));
  if (probed?.kind === 'job' && actual !== undefined && isWithin(actual, hard))
    return secondsFact(actual, at(probed.source, 'destruction'));
  return published(capabilities.retention, keep === undefined ? undefined : run + keep, {
    source: at(source, 'retentionPeriod'),
    isProbed: probed !== undefined,
  });
}

/** Whether what a job got is no more than what the service says that it can get: some take whatever they are asked. */
function isWithin(actual: number | 'unlimited', hard: number | 'unlimited' | undefined): boolean {
  return typeof hard !== 'number' || (actual !== 'unlimited' && actual <= hard);
}

/**
 * A limit as TAPRegExt publishes it: the hard one; where there is none, what a new job has is enough for a yes, but says
 * nothing about more. `needed` in seconds.
 */
function published(
  { byDefault, hard }: Limit,
  needed: number | undefined,
  { source, isProbed }: { readonly source: Source; readonly isProbed: boolean },
): Fact<Duration> {
  if (hard !== undefined) return secondsFact(hard, source);
  const hint = isProbed ? undefined : sentences.probeHint;
  if (byDefault === undefined) return unknown(hint, source);
  if (byDefault === 'unlimited' || needed === undefined || needed <= byDefault) return secondsFact(byDefault, source);
  const told = sentences.defaultOnly(durationWords(lengthOf(byDefault)));
  return unknown([told, ...(hint === undefined ? [] : [hint])].join(' '), source);
}

/** A run time that ends when the service goes down, which is a limit that every job has. */
function beforeDown(known: Fact<Duration>, { availability, now, run }: Times): Fact<Duration> {
  const { downAt, source } = availability;
  if (downAt === undefined) return known;
  const left = lengthOf(Math.floor((downAt - now) / 60_000) * 60);
  const isShorter = typeof known.value === 'object' && !isSurelyLonger(known.value, left);
  const isEnough = known.value === 'unknown' && (run === undefined || !isSurelyLonger(lengthOf(run), left));
  if (isShorter || isEnough) return known;
  return { value: left, source: at(source, 'downAt'), because: sentences.downTells(downAt) };
}

function secondsFact(seconds: number | 'unlimited', source: Source): Fact<Duration> {
  return seconds === 'unlimited' ? unlimited(source) : fact(capacity.seconds(seconds), source);
}

function lengthOf(seconds: number): Duration {
  return capacity.seconds(seconds) ?? { months: 0n, milliseconds: 0n };
}

function at(source: Source, what: string): Source {
  return { ...source, from: `${source.from} ${what}` };
}
