import { execFile } from 'node:child_process';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createHttpClient } from '../../server/platforms/http';
import { PARIS, sentence } from './playedPlatform';

const run = promisify(execFile);
let folder: string;
const at = (name: string) => path.join(folder, name);

/** An authority of our own, and certificates that it signed; made at test time, since they would expire. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'ossr-tls-'));
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', [
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('ca.key'),
    '-out',
    at('ca.pem'),
    '-subj',
    '/CN=Own CA',
    '-days',
    '2',
  ]);
  await run('openssl', [
    'req',
    '-x509',
    ...key,
    '-keyout',
    at('self.key'),
    '-out',
    at('self.pem'),
    '-subj',
    '/CN=localhost',
    '-addext',
    'subjectAltName=DNS:localhost',
    '-days',
    '2',
  ]);
  await signed('good', 'DNS:localhost', ['-days', '2']);
  await signed('other', 'DNS:elsewhere.example', ['-days', '2']);
  await signed('old', 'DNS:localhost', ['-days', '-1']);
}, 30_000);

async function signed(name: string, alternative: string, days: readonly string[]): Promise<void> {
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', [
    'req',
    ...key,
    '-keyout',
    at(`${name}.key`),
    '-out',
    at(`${name}.csr`),
    '-subj',
    `/CN=${name}`,
  ]);
  await writeFile(at(`${name}.ext`), `subjectAltName=${alternative}\n`);
  const by = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at(`${name}.ext`)];
  await run('openssl', ['x509', '-req', '-in', at(`${name}.csr`), ...by, ...days, '-out', at(`${name}.pem`)]);
}

/** Serves with a certificate on loopback, and asks there. */
async function ask(certificate: string, trust: { ca?: string; environment?: Record<string, string> } = {}) {
  let requests = 0;
  let connections = 0;
  const [key, cert] = await Promise.all([readFile(at(`${certificate}.key`)), readFile(at(`${certificate}.pem`))]);
  const server = createServer({ key, cert }, (_, response) => {
    requests += 1;
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":"YES"}');
  });
  server.on('secureConnection', () => (connections += 1));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const http = createHttpClient({
    credential: () => 'secret',
    network: async () => Promise.resolve({ environment: trust.environment ?? {} }),
  });
  onTestFinished(async () => {
    await http.dispose();
    server.close();
  });
  const url = `https://localhost:${(server.address() as AddressInfo).port}/`;
  const { signal } = new AbortController();
  const request = {
    method: 'GET',
    url,
    platform: PARIS,
    timeoutMs: 3000,
    signal,
    ...(trust.ca !== undefined && { ca: trust.ca }),
  } as const;
  const exchange = await http.exchange(request);
  return {
    exchange,
    again: async () => http.exchange(request),
    requests: () => requests,
    connections: () => connections,
  };
}

describe('P9: the certificate of a platform, with real handshakes', () => {
  it.each([
    ['self', 'does not trust'],
    ['good', 'does not trust'],
  ])('one that nobody vouches for is refused before anything is sent: %s', async (certificate, words) => {
    const { exchange, requests } = await ask(certificate);
    expect(exchange.kind).toBe('unreachable');
    expect(sentence(exchange)).toContain(words);
    expect(requests()).toBe(0);
  });

  it("the user's own authority: yes, and the connection is used again", async () => {
    const { exchange, again, connections } = await ask('good', { ca: at('ca.pem') });
    expect(exchange).toMatchObject({ kind: 'json', value: { result: 'YES' } });
    await new Promise(setImmediate); // the connection is free a moment after its answer was read
    expect(await again()).toMatchObject({ kind: 'json' });
    expect(connections()).toBe(1);
  });

  it.each(['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE'])('the authority in %s: yes', async (variable) => {
    const { exchange } = await ask('good', { environment: { [variable]: at('ca.pem') } });
    expect(exchange.kind).toBe('json');
  });

  it.each([
    ['old', 'has expired'],
    ['other', 'another host name'],
  ])('the own authority does not excuse a certificate that is %s', async (certificate, words) => {
    const { exchange, requests } = await ask(certificate, { ca: at('ca.pem') });
    expect(sentence(exchange)).toContain(words);
    expect(requests()).toBe(0);
  });

  it.each(['missing.pem', 'ca.key'])('a file that holds no certificate is told: %s', async (file) => {
    const { exchange, requests } = await ask('good', { ca: at(file) });
    expect(sentence(exchange)).toContain('cannot be read. Correct its "ca"');
    expect(requests()).toBe(0);
  });

  it('a file that was missing is read when it is there', async () => {
    const { exchange, again } = await ask('good', { ca: at('later.pem') });
    expect(exchange.kind).toBe('unreachable');
    await writeFile(at('later.pem'), await readFile(at('ca.pem')));
    expect((await again()).kind).toBe('json');
  });
});
