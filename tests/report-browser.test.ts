import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newIdentity, seededRandom } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { languages, renderHtml } from '../src/report/index.ts';
import { SCENARIO_MARKET, scenarios } from '../src/specimen/index.ts';
import { demoAdvisory } from '../src/tools/cli/demo-advisory.ts';
import { printPdf } from '../src/tools/cli/print-pdf.ts';
import { examinedScenario } from './examined-scenario.ts';
import { manyTimes } from './many-times.ts';
import { type Launchable, launchable, openBrowser } from './open-browser.ts';

const browserHere = await launchable();
const reason = 'reason' in browserHere ? browserHere.reason : '';
if (reason !== '') console.warn(reason);

/** What A4 leaves for text between the margins of the style, in pixels of CSS. */
const PAGE = { width: Math.floor((182 / 25.4) * 96), height: Math.floor((267 / 25.4) * 96) };

describe.skipIf(reason !== '')('a report in a browser', () => {
  let browser: Browser;
  let examinations: Map<string, Examination>;
  beforeAll(async () => {
    browser = await openBrowser(browserHere as Launchable);
    const identity = newIdentity(SCENARIO_MARKET, seededRandom('browser'));
    const wanted = ['state-1', 'state-3', 'state-4', 'residency-m2', 'clean-control'];
    examinations = new Map();
    for (const scenario of scenarios.filter(({ id }) => wanted.includes(id)))
      examinations.set(scenario.id, await examinedScenario(scenario, identity));
  }, 120_000);
  afterAll(() => browser.close());

  const of = (id: string) => examinations.get(id) as Examination;

  const advisory = (name: string) =>
    demoAdvisory([of('state-1'), of('state-3')]).find((each) => each.name === name)?.text ?? '';

  async function withPage<T>(
    html: string,
    options: Parameters<Browser['newPage']>[0],
    use: (page: Page, asked: readonly string[]) => Promise<T>,
  ): Promise<T> {
    const page = await browser.newPage(options);
    const asked: string[] = [];
    await page.route('**', (route) => {
      asked.push(route.request().url());
      return route.abort();
    });
    page.on('console', (message) => asked.push(`console: ${message.text()}`));
    try {
      await page.setContent(html, { waitUntil: 'load' });
      return await use(page, asked);
    } finally {
      await page.close();
    }
  }

  test.each(['state-1', 'state-4', 'clean-control'])('%s asks for nothing and runs nothing', async (id) => {
    const html = renderHtml(of(id), { words: languages.en, reveal: false });
    await withPage(html, { javaScriptEnabled: true }, async (page, asked) => {
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      expect(asked).toEqual([]);
      expect(await page.locator('script, link, img, iframe, object, embed, form, input').count()).toBe(0);
      expect(await page.locator('[style], [onclick], [onload]').count()).toBe(0);
    });
  });

  test('is unfolded with the keyboard alone, and shows where the keyboard is', async () => {
    const html = renderHtml(of('state-1'), { words: languages.en, reveal: false });
    await withPage(html, {}, async (page) => {
      await page.locator('#sightings summary').first().focus();
      await page.keyboard.press('Enter');
      expect(await page.evaluate('document.querySelector("#sightings details").open')).toBe(true);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
      await page.evaluate('document.activeElement.blur()');
      await page.keyboard.press('Tab');
      expect(await page.evaluate('document.activeElement.tagName')).toMatch(/^(A|SUMMARY|DIV|FIGURE)$/);
    });
  });

  test('its policy refuses what could be smuggled in', async () => {
    const html = renderHtml(of('state-1'), { words: languages.en, reveal: false }).replace(
      '</main>',
      '<script>document.title = "run"</script><img src="https://example.com/a.png"><p style="color:red" id="smuggled">x</p></main>',
    );
    await withPage(html, {}, async (page, asked) => {
      expect(asked.filter((each) => !each.startsWith('console: '))).toEqual([]);
      expect(await page.title()).not.toBe('run');
      const colour = await page.evaluate('getComputedStyle(document.getElementById("smuggled")).color');
      expect(colour).not.toBe('rgb(255, 0, 0)');
    });
  });

  test.each([
    ['state-1', 'light', 1200],
    ['state-1', 'dark', 1200],
    ['state-4', 'light', 1200],
    ['state-4', 'dark', 360],
    ['residency-m2', 'light', 360],
    ['residency-m2', 'dark', 1200],
    ['clean-control', 'light', 1200],
  ] as const)('%s is accessible in %s at %i pixels, all unfolded', async (id, colorScheme, width) => {
    const html = renderHtml(of(id), { words: languages.de, reveal: false })
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
      .replaceAll('<details', '<details open');
    await withPage(html, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
      expect(await graveIn(page)).toEqual([]);
      // Nothing but what scrolls by itself is wider than the screen.
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    });
  });

  test.each([
    ['demo-2014-001.html', 'light', 360],
    ['demo-2014-001.html', 'dark', 1000],
    ['demo-2014-001-circular-personnel.html', 'dark', 360],
  ] as const)('the advisory %s is accessible in %s at %i pixels', async (name, colorScheme, width) => {
    const html = advisory(name).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '');
    await withPage(html, { colorScheme, viewport: { width, height: 900 } }, async (page) => {
      expect(await graveIn(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
      // A cell without its heading beside it, or a heading that is broken amid a word, cannot be read.
      const heads = await page.locator('td:not(:empty) > .head').count();
      expect(await page.locator('td:not(:empty) > .head:visible').count()).toBe(width < 640 ? heads : 0);
      expect(
        await page.evaluate('[...document.querySelectorAll("th")].some(th => th.offsetHeight > 60)'),
      ).toBe(false);
    });
  });

  test("a circular is half a page's worth on paper", async () => {
    await withPage(advisory('demo-2014-001-circular-personnel.html'), { viewport: PAGE }, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const bottom = await page.locator('main').evaluate((element) => element.getBoundingClientRect().bottom);
      expect(bottom).toBeLessThanOrEqual(0.75 * PAGE.height);
    });
  });

  test.each(['state-1', 'state-4', 'residency-m2', 'clean-control'])(
    'the first page of %s is one page on paper',
    async (id) => {
      const html = renderHtml(of(id), { words: languages.de, reveal: false });
      await withPage(html, { viewport: PAGE }, async (page) => {
        await page.emulateMedia({ media: 'print' });
        const bottom = await page
          .locator('#summary')
          .evaluate((element) => element.getBoundingClientRect().bottom);
        expect(bottom).toBeLessThanOrEqual(PAGE.height);
      });
    },
  );

  test('prints as PDF without a file of it being written, with the first page apart', async () => {
    const { program, environment } = browserHere as Launchable;
    const html = renderHtml(of('state-1'), { words: languages.en, reveal: false });
    const whole = await printPdf(html, { ...environment, CHROMIUM: program });
    const pages = pagesOf(whole);
    expect(pages).toBeGreaterThanOrEqual(8);
    expect(pages).toBeLessThanOrEqual(24);
    const alone = html.replace(/<nav[\s\S]*<\/footer>/, '</main>');
    expect(alone.length).toBeLessThan(html.length);
    expect(pagesOf(await printPdf(alone, { ...environment, CHROMIUM: program }))).toBe(1);
  });

  test('of twenty thousand sightings it is laid out, and says what it leaves out', async () => {
    const html = renderHtml(manyTimes(of('state-4'), 20_000), { words: languages.en, reveal: false });
    expect(html.length).toBeLessThan(2_000_000);
    await withPage(html, { viewport: { width: 1200, height: 900 } }, async (page) => {
      expect(await page.locator('#sightings details').count()).toBeLessThanOrEqual(240);
      expect(await page.locator('#sightings > p').nth(1).textContent()).toMatch(/^\d+ of 20,0\d\d sightings/);
    });
  });
});

/** What stands in the way of who sees or moves otherwise; each by its rule, with the first place. */
async function graveIn(page: Page): Promise<(string | undefined)[][]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as { violations: unknown[] };
  return (violations as { id: string; impact: string; nodes: { html: string }[] }[])
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map((violation) => [violation.id, violation.nodes[0]?.html]);
}

/** A PDF that Chromium writes says in clear how many pages its tree has. */
function pagesOf(pdf: Uint8Array): number {
  const counts = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/Type\s*\/Pages[^>]*?\/Count\s+(\d+)|\/Count\s+(\d+)[^>]*?\/Type\s*\/Pages/g),
  ];
  return Math.max(0, ...counts.map(([, one, other]) => Number(one ?? other)));
}
