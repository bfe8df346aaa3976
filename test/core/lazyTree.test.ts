import { describe, expect, it } from 'vitest';
import { readItem } from '../../server/core/analysis/readItem';
import { ruleProblems } from '../../server/core/analysis/analyseItem';

const SOUND = {
  name: 'a',
  type: 'purl:docker-container',
  content: { image: 'docker.io/example/library:1.0' },
  minduration: 'PT4H',
  'compute-resources': [
    {
      name: 'worker',
      mincores: 4,
      maxcores: 8,
      minmemory: '8Gi',
      maxmemory: '16Gi',
      volumes: [{ path: '/in', resource: 'images', access: 'readonly' }],
    },
  ],
  'data-resources': [{ name: 'images', required: true, size: '20Gi', location: 'https://example.org/images' }],
  'storage-resources': [{ name: 'results', minsize: '20Gi', minlifetime: 'P7D', location: null }],
};

describe('an executable without problems', () => {
  it('is checked without a tree: opening a record of thousands depends on it', () => {
    const root = () => {
      throw new Error('A rule asked for the tree of an executable that it finds nothing in.');
    };
    const item = readItem({ value: SOUND, mayRepeatKeys: false, root });
    expect(item && ruleProblems(item, true)).toEqual([]);
    expect(item?.resources.map(({ name }) => name)).toEqual(['worker', 'images', 'results']);
  });
});
