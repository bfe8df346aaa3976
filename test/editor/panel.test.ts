import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { screenshot } from './host/screenshot';
import { HOSTILE, SNAPSHOTS, hostileSnapshot } from './panelSnapshots';
import { THEMES } from './panelThemes';
import { type StandalonePanel, openStandalonePanel } from './standalonePanel';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTHS = [300, 340, 420, 421, 560, 720, 721, 1100];

describe('the panel alone in a browser', () => {
  let panel: StandalonePanel;

  beforeAll(async () => {
    panel = await openStandalonePanel();
  });
  beforeEach(() => panel.open(900));
  afterAll(() => panel.close());

  const openDetails = async () => {
    const details = panel.page.locator('details');
    for (let index = 0; index < (await details.count()); index += 1) {
      const one = details.nth(index);
      if ((await one.getAttribute('open')) === null) await one.locator('summary').click();
    }
  };
  const wear = (theme: Readonly<Record<string, string>>) =>
    panel.page.evaluate((colours) => {
      for (const [name, colour] of Object.entries(colours)) {
        document.documentElement.style.setProperty(`--vscode-${name}`, colour);
      }
    }, theme);
  const overflow = () =>
    panel.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each(HOSTILE.map((text) => [JSON.stringify(text.slice(0, 60)), text]))(
    'shows %s in every field as the text that it is (U1, P15)',
    async (_, text) => {
      await panel.show(hostileSnapshot(text));
      await openDetails();
      const { page } = panel;
      expect(await page.locator('details[open]').count()).toBe(3);
      expect(
        await page.locator('img, iframe, object, embed, form, a, main script, main style, main link').count(),
      ).toBe(0);
      expect(await page.locator('[onerror], [onclick], [style]').count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toMatch(/(?!\n|\t)[\p{Cc}\p{Cf}]/u);
      expect(await overflow()).toBeLessThanOrEqual(0);
      expect(await panel.heard()).toEqual({ sent: [{ kind: 'ready' }], breaches: [], pwned: undefined });
    },
  );

  it('sends hostile names back as the texts that they are', async () => {
    const [text = ''] = HOSTILE;
    await panel.show(hostileSnapshot(text));
    await panel.page.getByRole('button', { name: 'Sign in' }).click();
    await panel.page.getByRole('button', { name: 'Ask again' }).click();
    const { sent } = await panel.heard();
    expect(sent.slice(1)).toEqual([
      { kind: 'signIn', platform: `3${text}` },
      { kind: 'ask', executable: text },
    ]);
  });

  it('goes on after messages that mean nothing (U2)', async () => {
    const messages = fc.sample(
      fc.oneof(fc.jsonValue(), fc.record({ kind: fc.constant('snapshot'), offers: fc.jsonValue() })),
      200,
    );
    await panel.page.evaluate(
      (texts) => {
        for (const text of texts) window.postMessage(JSON.parse(text), '*');
      },
      messages.map((message) => JSON.stringify(message)),
    );
    await panel.show(SNAPSHOTS['answered'] ?? never());
    expect(await panel.page.locator('tr.answer-row').count()).toBe(8);
    expect(panel.errors).toEqual([]);
  });

  it.each(Object.keys(SNAPSHOTS))('fits into every width when it is in the state "%s"', async (state) => {
    await panel.show(SNAPSHOTS[state] ?? never());
    await openDetails();
    for (const width of WIDTHS) {
      await panel.page.setViewportSize({ width, height: 700 });
      expect([width, await overflow()]).toEqual([width, 0]);
    }
  });

  it.each(Object.entries(THEMES))('has nothing that axe finds serious in the theme "%s" (U3)', async (name, theme) => {
    await wear(theme);
    await panel.page.evaluate(AXE);
    for (const [state, message] of Object.entries(SNAPSHOTS)) {
      await panel.show(message);
      if (state === 'answered') await screenshot(panel.page, `panel-${name}`);
      await openDetails();
      expect([state, await findings()]).toEqual([state, []]);
    }
  });

  it('can be worked with the keyboard alone, and the focus is seen (U3)', async () => {
    await wear(THEMES.dark);
    await panel.show(SNAPSHOTS['answered'] ?? never());
    const { page } = panel;
    const reached: string[] = [];
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('Tab');
      reached.push(await page.evaluate(() => document.activeElement?.textContent.trim().slice(0, 20) ?? ''));
      expect(await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle)).toBe(
        'solid',
      );
      if (reached.at(-1) === '2 reasons') break;
    }
    expect(reached).toContain('Ask again');
    expect(reached.at(-1)).toBe('2 reasons');
    await page.keyboard.press('Enter');
    await page.getByText('It runs no containers.').nth(1).waitFor();
  });

  it('fetches nothing but itself', () => {
    expect(new Set(panel.requests)).toEqual(new Set(['/page', '/results.css', '/results.js']));
    expect(panel.errors).toEqual([]);
  });

  /** What axe finds serious or critical, with the elements. */
  async function findings(): Promise<string[]> {
    const { violations } = await panel.page.evaluate<AxeResults>('axe.run(document, { resultTypes: ["violations"] })');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
});

function never(): never {
  throw new Error('There is no such snapshot.');
}
