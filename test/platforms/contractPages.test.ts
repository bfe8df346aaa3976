import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readPlatforms } from '../../server/core/index';

it.each(['execution-broker', 'skaha', 'rosetta'])('the page of %s shows a configuration that is right', (type) => {
  const page = readFileSync(`docs/platforms/${type}.md`, 'utf8');
  const example: unknown = JSON.parse(/```json\n([^]*?)```/.exec(page)?.[1] ?? '');
  expect(readPlatforms({ platforms: [example] })).toMatchObject({
    platforms: [{ type, id: expect.any(String) as string }],
  });
  expect(page).toMatch(/\*\*Against the contract\*\*/);
});
