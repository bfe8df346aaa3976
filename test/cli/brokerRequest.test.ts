import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ossr, withFiles } from './world';

describe('a request to an ExecutionBroker, in a file by itself', () => {
  const kinds = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds';
  const request = (cores: unknown) =>
    JSON.stringify(
      {
        executable: {
          kind: `${kinds}/executable/docker-container.yaml`,
          meta: { name: 'Mosaic' },
          image: { locations: ['registry.example/mosaic:5'] },
        },
        compute: {
          kind: `${kinds}/compute/simple-compute-resource.yaml`,
          cores: { min: cores },
          memory: { min: 8 },
        },
      },
      null,
      2,
    );

  it('is checked as an executable', async () => {
    await withFiles({ 'request.json': request(4) }, async (folder) => {
      const { code, out } = await ossr(['check', path.join(folder, 'request.json')]);
      expect(code).toBe(0);
      expect(out).toContain('request.json:3:13 warning This is written as in the ExecutionBroker 1.0 of 2026.');
      expect(out).toContain('1 file with 1 executable checked: 1 warning.');
    });
  });

  it('is asked about, but not with an error in it', async () => {
    await withFiles({ 'good.json': request(4), 'bad.json': request('many') }, async (folder) => {
      const good = await ossr(['can-i-do-this', path.join(folder, 'good.json'), '--executable', 'Mosaic']);
      expect(good.err).toBe('');
      expect(good.out).toContain('Platform a  8 cpu, 16Gi');
      const bad = await ossr(['can-i-do-this', path.join(folder, 'bad.json')]);
      expect(bad.code).toBe(1);
      expect(bad.err).toContain('"Mosaic" has 1 error. Mend it first');
    });
  });
});
