import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright-core';
import type { HostMessage } from '../../client/webview/messages';
import { openBrowser } from './host/browser';
import { projectRoot } from './host/projectRoot';

const STEP_LIMIT_MS = 5_000;
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.css': 'text/css' };

// The host's half of the conversation: it keeps what the page says and remembers. Any breach of the policy is noted.
const HOST = `
  window.sent = [];
  window.breaches = [];
  document.addEventListener('securitypolicyviolation', (breach) => window.breaches.push(breach.violatedDirective));
  let kept;
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => window.sent.push(message),
    getState: () => kept,
    setState: (state) => { kept = structuredClone(state); },
  });`;

/** The results page alone in a browser, under the policy that it has in VS Code. */
export interface StandalonePanel {
  readonly page: Page;
  /** The addresses that the page has asked for, and the errors that it has thrown. */
  readonly requests: readonly string[];
  readonly errors: readonly string[];
  /** Opens the page anew and waits until it is ready. */
  open(width: number): Promise<void>;
  /** Sends a message as the host does, and waits until it is drawn. */
  show(message: HostMessage): Promise<void>;
  /** What the page has said, and which rules of the policy were breached. */
  heard(): Promise<{ sent: unknown[]; breaches: string[]; pwned: unknown }>;
  close(): Promise<void>;
}

/** Serves the built page on this machine and opens it in Chromium. */
export async function openStandalonePanel(): Promise<StandalonePanel> {
  const server = createServer((request, response) => {
    const name = path.basename(request.url ?? '');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    if (name === 'page') return void response.setHeader('content-type', 'text/html').end(markup(origin));
    readFile(path.join(projectRoot(), 'dist', name)).then(
      (content) => response.setHeader('content-type', TYPES[path.extname(name)] ?? 'text/plain').end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await openBrowser({ size: { width: 900, height: 700 }, isSuite: false });
  const { page } = browser;
  page.setDefaultTimeout(STEP_LIMIT_MS);
  const [requests, errors]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => errors.push(error.message));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/page`;
  return {
    page,
    requests,
    errors,
    open: async (width) => {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(address);
      await page.waitForFunction('window.sent.length === 1');
    },
    show: (message) =>
      page.evaluate(
        (data) =>
          new Promise<void>((drawn) => {
            window.addEventListener('message', () => requestAnimationFrame(() => drawn()), { once: true });
            window.postMessage(data, '*');
          }),
        message,
      ),
    heard: () => page.evaluate('({ sent: window.sent, breaches: window.breaches, pwned: window.pwned })'),
    close: async () => {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

function markup(origin: string): string {
  const policy = `default-src 'none'; script-src 'nonce-n1'; style-src ${origin}`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <title>OSSR offers</title>
    <link rel="stylesheet" href="/results.css" />
    <link rel="icon" href="data:," />
  </head>
  <body>
    <script nonce="n1">${HOST}</script>
    <script nonce="n1" src="/results.js"></script>
  </body>
</html>`;
}
