import type { Answer, Offer, Reason } from '../../server/core/protocol';
import type { HostMessage } from '../../client/webview/messages';
import { OFFER, TASK, answerOf, documentOffers, executable } from '../client/offers';

const REASON: Reason = {
  path: 'compute-resources/0/minmemory',
  code: 'limit',
  asked: '8Gi',
  limit: '4Gi',
  text: 'Needs 8Gi memory; the limit is 4Gi.',
  source: { from: "the platform's configuration", observedAt: '2026-11-23T11:00:00Z', confidence: 'declared' },
};
const CAVEAT: Reason = {
  path: 'minduration',
  code: 'unknown',
  text: 'The platform does not state its run time, so this is known only when the task runs.',
};
const HELD: Offer = {
  place: 'partition "long"',
  cores: 4,
  memory: '8Gi',
  gpus: 1,
  task: { ...TASK, maxduration: 'P1D' },
  expires: '2026-11-23T13:00:00Z',
};

const KINDS: readonly Answer[] = [
  { kind: 'offers', offers: [{ ...OFFER, task: { ...TASK, content: { image: 'other:2' } } }], caveats: [CAVEAT] },
  { kind: 'offers', offers: [HELD, OFFER], caveats: [] },
  { kind: 'declined', reasons: [REASON, { ...REASON, path: 'type', text: 'It runs no containers.' }], nearest: HELD },
  { kind: 'incomplete', missing: [{ path: 'data-resources/0/location', name: 'images', description: 'What to fit' }] },
  { kind: 'unauthorised', remedy: 'It did not accept our credentials. Sign in again.' },
  { kind: 'unreachable', because: 'It could not be reached at https://old.example.org: no such host.' },
  { kind: 'unintelligible', because: 'It answered with a sign-in page; the address may be wrong.' },
  { kind: 'timedOut', afterMs: 10_000 },
];

const EVERY_KIND = executable({
  asked: KINDS.length,
  answers: KINDS.map((answer, index) => answerOf(`Platform ${index + 1}`, answer)),
});
const LOWER = 'Lower "minmemory" to 4Gi: it would then say yes.';
const LIVE: Reason = {
  ...REASON,
  source: {
    from: 'GET /api/endpoints/1/docker/info MemTotal',
    observedAt: '2026-11-23T11:55:00Z',
    confidence: 'snapshot',
  },
};
const REFUSED = executable({
  executable: 'Refused',
  asked: 2,
  answers: [
    { ...answerOf('Platform 1', { kind: 'declined', reasons: [LIVE] }), change: LOWER },
    { ...answerOf('Platform 2', { kind: 'declined', reasons: [REASON] }), change: LOWER },
  ],
  closest: 'Lower "minmemory" to 4Gi: "Platform 1" and "Platform 2" would then say yes.',
});
const UNASKED = executable({ executable: 'Not asked', state: 'unasked', asked: 0, answers: [] });

function snapshot(executables: Parameters<typeof documentOffers>[0], isTrusted = true): HostMessage {
  return { kind: 'snapshot', record: 'codemeta.json', isTrusted, offers: documentOffers(executables) };
}

/** Every state that the panel can be in, by its name. */
export const SNAPSHOTS: Readonly<Record<string, HostMessage>> = {
  answered: snapshot([EVERY_KIND, UNASKED]),
  refused: snapshot([REFUSED]),
  unasked: snapshot([UNASKED, EVERY_KIND]),
  asking: snapshot([{ ...EVERY_KIND, state: 'asking', asked: 12 }]),
  stale: snapshot([{ ...EVERY_KIND, stale: true }]),
  restricted: snapshot([UNASKED], false),
  empty: snapshot([]),
  trouble: {
    kind: 'snapshot',
    record: 'codemeta.json',
    isTrusted: true,
    offers: documentOffers([], { trouble: 'The platform "hpc" in "ossr.platforms" has no "url".' }),
  },
  failure: { kind: 'failure', because: 'The OSSR language server crashed 5 times and was not started again.' },
};

/** What a hostile platform would like to be called (SAFETY P15). */
export const HOSTILE: readonly string[] = [
  '<img src=x onerror="window.pwned=1">',
  '<script>window.pwned=1</script>',
  '[click](command:workbench.action.terminal.new)',
  'javascript:window.pwned=1',
  '$(zap) zap',
  '\u001b[31mred\u001b[0m',
  'abc\u202egnp.exe',
  'x'.repeat(1_000_000),
  'line\nbreak\r\n\u2028sep',
];

/** An answer of each kind with the text in every field that a platform or a document fills. */
function hostileAnswers(text: string): readonly Answer[] {
  const reason: Reason = {
    path: text,
    code: text,
    text,
    asked: text,
    limit: text,
    source: { from: text, observedAt: text, confidence: 'live' },
  };
  const task = { ...TASK, name: text, [text.slice(0, 50)]: text };
  const offer: Offer = {
    name: text,
    place: text,
    cores: text,
    memory: text,
    storage: text,
    fixed: true,
    expires: text,
    sources: [{ of: ['cores', 'type'], from: text, observedAt: text, confidence: 'live' }],
    task,
  };
  return [
    { kind: 'offers', offers: [offer, offer], caveats: [reason] },
    { kind: 'declined', reasons: [reason, reason], nearest: offer },
    { kind: 'incomplete', missing: [{ path: text, name: text, description: text }] },
    { kind: 'unauthorised', remedy: text },
    { kind: 'unreachable', because: text },
  ];
}

/** A snapshot in which this text stands wherever a text may stand. */
export function hostileSnapshot(text: string): HostMessage {
  const answers = hostileAnswers(text).map((answer, index) => ({
    platform: { id: `${index}${text}`, name: text, description: text, type: 'canidothis' },
    answer,
    answeredAt: text,
    change: text,
  }));
  const executables = [executable({ executable: text, answers, asked: answers.length, closest: text }), UNASKED];
  return { kind: 'snapshot', record: text, isTrusted: true, offers: documentOffers(executables) };
}
