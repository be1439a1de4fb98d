// What a partner does in a browser: it pastes its token, reads its own contract, tries it, and nothing leaves this origin.
/// <reference lib="dom" />
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestSystem, type TestSystem } from '../system.ts';
import { openBrowser, paste, visit, workbench } from './visitor.ts';

let system: TestSystem;
let browser: Browser;
let nowMs: () => number = Date.now;
beforeAll(async () => {
  browser = await openBrowser();
  system = await startTestSystem({}, { now: () => nowMs() });
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

/** Waits until the answer shows this. */
const answered = (page: Page, words: string) =>
  expect.poll(() => page.locator('.graphiql-response').textContent()).toContain(words);
const run = (page: Page) => page.getByRole('button', { name: /Execute query/ }).click();

it('LAN pastes its token, reads what its annex opens and no more, asks, and hears the answer', async () => {
  const { page, asked, wrong } = await visit(browser, system.url);
  await paste(page, `Bearer ${await system.token('lan')}`);
  await workbench(page);
  await expect
    .poll(() => page.getByRole('banner').textContent())
    .toMatch(/Pertukaran Data Secara Elektronik.*22 Oktober 2027/);

  await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
  await page.getByRole('link', { name: 'Asn', exact: true }).click();
  const documentation = page.locator('.graphiql-doc-explorer');
  await documentation.getByText('Annex: Lampiran I.1, 5 Tanggal Lahir.').waitFor();
  expect(await documentation.getByText('alamat', { exact: true }).count()).toBe(0);

  await page.getByRole('button', { name: 'Show Contoh (Examples)' }).click();
  await page.getByRole('button', { name: /^Profil PNS/ }).click();
  await run(page);
  await answered(page, 'Lestari');

  // The editor asks for its worker some time after it is drawn; what it may have asked elsewhere it has asked by then.
  await expect.poll(() => asked.some((address) => /graphql\.worker/.test(address))).toBe(true);
  const origins = new Set(asked.map((address) => new URL(address).origin));
  expect([...origins]).toEqual([system.url]);
  expect(wrong).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

it('a token is forgotten with the page, unless it is to be kept: then with the tab, or when leaving', async () => {
  const { page } = await visit(browser, system.url);
  const door = page.getByLabel('Token akses');
  await paste(page, await system.token('setneg-siapp'));
  await workbench(page);
  await page.reload();
  await door.waitFor();

  await page.getByLabel('Ingat di tab ini').check();
  await paste(page, await system.token('setneg-siapp'));
  await workbench(page);
  await page.reload();
  await workbench(page);
  const other = await page.context().newPage();
  await other.goto(`${system.url}/graphql`);
  await other.getByLabel('Token akses').waitFor();

  await page.getByRole('button', { name: 'Keluar' }).click();
  await door.waitFor();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  await page.reload();
  await door.waitFor();
});

it('what is wrong with a token is said, and the field is ready for another', async () => {
  const { page } = await visit(browser, system.url);
  for (const wrong of ['abc.def.ghi', 'bukan token ☃', `${await system.token('lan')}x`]) {
    await paste(page, wrong);
    await expect.poll(() => page.getByRole('alert').textContent()).toContain('Token tidak diterima.');
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  }
  await paste(page, await system.token('lan'));
  await workbench(page);
});

it('an agreement that ends while it is looked at is said with its last day, and what was written stays', async () => {
  const { page } = await visit(browser, system.url);
  await paste(page, await system.token('lan'));
  await workbench(page);
  try {
    nowMs = () => Date.parse('2027-10-24T00:00:00+07:00');
    await run(page);
    const dialog = page.getByRole('dialog', { name: 'Token baru' });
    await expect.poll(() => dialog.getByRole('alert').textContent()).toMatch(/Perjanjian sudah berakhir.*Oktober 2027/);
    await dialog.getByRole('button', { name: 'Tutup' }).click();
    await answered(page, 'AGREEMENT_NOT_IN_FORCE');
  } finally {
    nowMs = Date.now;
  }
  await page.getByRole('button', { name: 'Ganti token' }).click();
  await paste(page, await system.token('lan'));
  await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
  await run(page);
  await answered(page, 'CONTOH/ADDENDUM/LAN');
});

it('a token of another partner shows that partner, and nothing of the one before', async () => {
  const { page } = await visit(browser, system.url);
  await paste(page, await system.token('lan'));
  await workbench(page);
  await page.getByRole('button', { name: 'Ganti token' }).click();
  await paste(page, await system.token('taspen-life'));
  await expect.poll(() => page.getByRole('banner').textContent()).toContain('taspen-life');
  await expect.poll(() => page.getByRole('button', { name: /^Profil PNS/ }).count()).toBe(0);
});

it.each(['light', 'dark'] as const)('in %s the door has labels, order and contrast', async (colorScheme) => {
  const { page } = await visit(browser, system.url, { colorScheme });
  await paste(page, 'abc.def.ghi');
  await expect.poll(() => page.getByRole('alert').textContent()).toContain('Token tidak diterima.');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.tagName ?? '');
  const order = [await focused()];
  for (const _ of [1, 2]) {
    await page.keyboard.press('Tab');
    order.push(await focused());
  }
  expect(order).toEqual(['TEXTAREA', 'INPUT', 'BUTTON']);
});

it.each([1280, 420])('in a window %i wide everything is within reach', async (width) => {
  const { page } = await visit(browser, system.url, { width });
  await paste(page, await system.token('bp-tapera'));
  await workbench(page);
  const examples = page.getByRole('button', { name: 'Show Contoh (Examples)' });
  if ((await examples.count()) > 0) await examples.click();
  await page.getByRole('button', { name: /^Data Kepegawaian ASN/ }).click();
  await run(page);
  await answered(page, '"asn"');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  // GraphiQL's tabs hold a button in a tab; all else that it shows is judged.
  const { violations } = await new AxeBuilder({ page })
    .disableRules(['nested-interactive'])
    .exclude('.monaco-editor')
    .analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
});

describe('the handbook', () => {
  const open = async (look: Parameters<typeof visit>[2], partner: string) => {
    const visitor = await visit(browser, system.url, look);
    await visitor.page.goto(`${system.url}/docs`);
    visitor.asked.splice(0);
    await visitor.page.getByLabel('Token akses').fill(await system.token(partner));
    await visitor.page.getByRole('button', { name: 'Buka' }).click();
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    return visitor;
  };

  it('LAN reads its annex field by field, finds one by its name, and leaves; nothing is asked elsewhere', async () => {
    const { page, asked, wrong } = await open({}, 'lan');
    await page.getByRole('link', { name: 'Query.asn', exact: true }).click();
    await page.getByRole('cell', { name: '8 Foto' }).waitFor();
    await page.getByLabel('Cari bidang').fill('foto');
    await page.getByRole('button', { name: 'Cari' }).click();
    await page.getByRole('link', { name: 'Asn.foto' }).click();
    await page.getByText('Lampiran I.1, 8 Foto').waitFor();
    expect(new Set(asked.map((address) => new URL(address).origin))).toEqual(new Set([system.url]));
    expect(await page.evaluate(() => document.scripts.length)).toBe(0);
    await page.getByRole('button', { name: 'Keluar' }).click();
    await page.getByLabel('Token akses').waitFor();
    expect(await page.context().cookies()).toEqual([]);
    expect(wrong).toEqual([]);
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 420],
  ] as const)('in %s, %i wide, every kind of page is within reach and can be read', async (colorScheme, width) => {
    const { page } = await open({ colorScheme, width }, 'bp-tapera');
    for (const name of ['index', 'indeks', 'Query.asn', 'Asn', 'KepesertaanMasukan', 'StatusRekaman', 'Nip']) {
      await page.goto(`${system.url}/docs/${name}.html`);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect([name, violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])]).toEqual([name, []]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(width);
    }
    await page.goto(`${system.url}/docs/cari?q=nama`);
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.context().clearCookies();
    await page.reload();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  });
});
