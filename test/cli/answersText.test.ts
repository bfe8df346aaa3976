import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Answer, NamedTask, OfferSource } from '../../server/core/index';
import { answersText } from '../../server/cli/answersText';
import { ossr, playWorld, withFiles } from './world';

const EXAMPLE = 'examples/codemeta.json';
const LIVE = { from: 'GET /limits', observedAt: '2026-11-23T12:00:00Z', confidence: 'live' } as const;
const DECLINED: Extract<Answer, { kind: 'declined' }> = {
  kind: 'declined',
  reasons: [{ path: 'minduration', code: 'limit', text: 'Needs to run for 2 days.', source: LIVE }],
};

/** What is printed where one platform gave this answer. */
function printed(answer: Answer, isColoured = false): string {
  const named: NamedTask = {
    executable: 'Fit',
    item: 0,
    notRead: [],
    task: { name: 'Fit', type: 'purl:docker-container', content: {} },
  };
  const answers = [
    { platform: { id: 'lab', name: 'Lab', type: 'canidothis' } as const, answer, answeredAt: LIVE.observedAt },
  ];
  return answersText([{ task: named, answers }], [], playWorld({ isColoured }).world);
}

describe('the answers as text', () => {
  it('begin with how many say yes', async () => {
    const { out } = await ossr(['can-i-do-this', EXAMPLE]);
    expect(out).toMatch(/^Demo container {2}purl:docker-container {2}2 of 2 say yes$/m);
    expect(out).toMatch(/^Full archive reduction {2}purl:workflow-task {2}0 of 2 say yes$/m);
  });

  it('say yes where the size is not stated, so that nobody takes it for a failure', () => {
    const task = { name: 'Fit', type: 'purl:docker-container', content: {} };
    const text = printed({ kind: 'offers', offers: [{ task, fixed: false }], caveats: [] });
    expect(text).toContain('1 of 1 says yes\n  Lab  yes, size not stated\n');
  });

  it('set notes apart from the platforms', () => {
    const caveats = [{ path: '', code: 'unknown', text: 'It may have to wait.' }] as const;
    const task = { name: 'Fit', type: 'purl:docker-container', content: {} };
    const text = printed({ kind: 'offers', offers: [{ task, fixed: false, cores: '2' }], caveats });
    expect(text).toContain('\n  - It may have to wait.\n');
  });

  it('tell a change only where one would help', async () => {
    const platforms = [
      { id: 'a', name: 'A', type: 'local', runs: ['purl:jupyter-notebook'] },
      { id: 'b', name: 'B', type: 'local', limits: { cores: 2 } },
    ];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      const file = path.join(folder, 'p.json');
      const { out } = await ossr(['can-i-do-this', EXAMPLE, '--executable', 'Demo container', '--platforms', file]);
      expect(out).toMatch(
        /^ {2}A {2}no {2}This is a Docker container; the platform runs notebooks\. \(as declared in "runs"\)\n {2}B {2}no/m,
      );
      expect(out).toContain('Lower "mincores" to 2: it would then say yes.');
      expect(out).not.toContain('No lower requirement');
    });
  });

  it('show in short where an offer was read: its weakest source, and that there are others', () => {
    const task = { name: 'Fit', type: 'purl:docker-container', content: {} };
    const source = (from: string, confidence: 'live' | 'snapshot' | 'declared', of: OfferSource['of'] = ['cores']) => ({
      ...LIVE,
      from,
      confidence,
      of,
    });
    const row = (...sources: readonly OfferSource[]) =>
      printed({ kind: 'offers', offers: [{ task, cores: 2, sources }], caveats: [] }).split('\n')[1];
    expect(row(source('GET /sizes', 'live'))).toBe('  Lab  2 cpu  (GET /sizes, 2026-11-23 12:00 UTC)');
    expect(row(source('GET /sizes', 'live'), source('GET /quota', 'live'))).toBe(
      '  Lab  2 cpu  (GET /sizes and 1 more, 2026-11-23 12:00 UTC)',
    );
    expect(row(source('GET /nodes', 'snapshot'), source('GET /quota', 'live'))).toBe(
      '  Lab  2 cpu  (in part GET /nodes, 2026-11-23 12:00 UTC, a snapshot)',
    );
    expect(row(source('a file', 'declared'), source('GET /quota', 'live'))).toBe('  Lab  2 cpu  (in part as declared)');
    expect(row(source('GET /sizes', 'live'), source('a file', 'declared', ['type']))).toBe(
      '  Lab  2 cpu  (GET /sizes, 2026-11-23 12:00 UTC)',
    );
  });

  it('say in which member what made it a no was declared, and what to do about an engine', async () => {
    const platforms = [
      { id: 'a', name: 'A', type: 'local', limits: { cores: 2 } },
      { id: 'b', name: 'B', type: 'local', runs: ['purl:workflow-task'], engines: ['nextflow'] },
    ];
    const record = {
      executables: [
        { name: 'x', type: 'purl:workflow-task', content: { engine: 'cwl' }, 'compute-resources': [{ mincores: 4 }] },
      ],
    };
    const files = { 'p.json': JSON.stringify({ platforms }), 'r.ossr.json': JSON.stringify(record) };
    await withFiles(files, async (folder) => {
      const [record, file] = [path.join(folder, 'r.ossr.json'), path.join(folder, 'p.json')];
      const { out } = await ossr(['can-i-do-this', record, '--platforms', file], { columns: 300 });
      expect(out).toContain('Needs 4 cores; the limit is 2. (as declared in "limits.cores")');
      expect(out).toContain('(as declared in "engines"; add it there if the platform has it)');
    });
  });

  it('say in one line what a platform does not state', async () => {
    const platforms = [{ id: 'v', name: 'Vague', type: 'local' }];
    await withFiles({ 'p.json': JSON.stringify({ platforms }) }, async (folder) => {
      const given = ['--executable', 'Demo container', '--platforms', path.join(folder, 'p.json')];
      const { out } = await ossr(['can-i-do-this', EXAMPLE, ...given], { columns: 300 });
      expect(out).toContain('Vague  yes, nothing stated');
      expect(out.match(/does not state/g)).toHaveLength(1);
      expect(out).toContain('does not state its cores, memory, storage, ');
    });
  });

  it('name once where reasons in a row were read', () => {
    const [reason] = DECLINED.reasons;
    const text = printed({
      kind: 'declined',
      reasons: [{ ...reason, path: 'a', code: 'limit', text: 'Too big.' }, ...DECLINED.reasons],
    });
    expect(text).toContain('Too big.\n');
    expect(text.match(/GET \/limits/g)).toHaveLength(1);
  });

  it('show where a reason was read more faintly than the reason', () => {
    expect(printed(DECLINED)).toContain('Needs to run for 2 days. (GET /limits, 2026-11-23 12:00 UTC)');
    expect(printed(DECLINED, true)).toContain(
      'Needs to run for 2 days. \u001b[90m(GET /limits, 2026-11-23 12:00 UTC)\u001b[39m',
    );
  });
});
