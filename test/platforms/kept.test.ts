import { describe, expect, it } from 'vitest';
import { createHttpClient } from '../../server/platforms/http';

describe('work that is kept until the client is disposed of', () => {
  it('may fail before the client has been loaded', async () => {
    const http = createHttpClient({ credential: () => undefined });
    http.keep(Promise.reject(new Error('A fault of our own.'))); // one that nobody hears of fails the run
    await expect(http.dispose()).resolves.toBeUndefined();
  });
});
