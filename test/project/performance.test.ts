import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withFigures } from '../../bench/readme';
import { page } from '../../bench/report';
import type { Results } from '../../bench/results';
import { targets } from '../../bench/targets';

const newest = JSON.parse(readFileSync('bench/newest.json', 'utf8')) as Results;
const readme = readFileSync('README.md', 'utf8');

/** The newest run with other figures at one size. */
const withMeasured = (size: number, medians: Results['sizes'][number]['medians']): Results => ({
  ...newest,
  sizes: newest.sizes.map((each) => (each.size === size ? { ...each, medians } : each)),
});
const verdicts = (results: Results, part: string) =>
  targets(results).flatMap(({ wanted, reached }) => (wanted.includes(part) ? [reached] : []));

describe('the figures that are shown', () => {
  it('are those of the newest whole run, on the page and in the README', () => {
    expect(newest.quick).toBe(false);
    expect(readFileSync('docs/performance.md', 'utf8')).toBe(page(newest));
    expect(withFigures(readme, newest)).toBe(readme);
  });

  it('are refused by a README that has no place for them', () => {
    expect(() => withFigures('# A README', newest)).toThrow('README.md has no place for the figures');
  });
});

describe('what we want of the server', () => {
  const all = { start: 10, open: 10, hover: 1, completion: 1 };

  it('is reached, not reached, or not measured', () => {
    const same = withMeasured(1000, { ossr: { ...all, open: 1 }, json: all });
    expect(verdicts(same, 'opening: at least 3×')).toEqual([true]);
    expect(verdicts(withMeasured(1000, { ossr: all, json: all }), 'opening: at least 3×')).toEqual([false]);
    expect(verdicts(withMeasured(1000, { ossr: {}, json: all }), 'opening: at least 3×')).toEqual([undefined]);
  });

  it('allows for noise where it says "no slower", and for no more', () => {
    const hover = (ours: number) => withMeasured(1000, { ossr: { hover: ours }, json: { hover: 1 } });
    expect(verdicts(hover(1.04), 'hover: no slower')).toEqual([true]);
    expect(verdicts(hover(1.06), 'hover: no slower')).toEqual([false]);
  });

  it('names what is slower at one executable', () => {
    const slow = withMeasured(1, { ossr: { ...all, hover: 2 }, json: all });
    const found = targets(slow).find(({ wanted }) => wanted.includes('everything: no slower'));
    expect(found).toMatchObject({ reached: false, measured: 'hover: 2.00× as long' });
  });
});
