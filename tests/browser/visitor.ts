// A person with a browser: every address that it asks, every word that it complains, every policy that is violated.
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

export interface Visitor {
  readonly page: Page;
  /** Addresses that were asked over the network. */
  readonly asked: string[];
  /** What went wrong in the page: violations of its policy, errors that nobody caught. */
  readonly wrong: string[];
}

export function openBrowser(): Promise<Browser> {
  // In a container Chromium runs as root, and its own sandbox does not.
  return chromium.launch({ executablePath: inject('chromium'), args: ['--no-sandbox'] });
}

export async function visit(
  browser: Browser,
  url: string,
  look: { colorScheme?: 'light' | 'dark'; width?: number } = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    colorScheme: look.colorScheme ?? 'light',
    viewport: { width: look.width ?? 1280, height: 800 },
  });
  const asked: string[] = [];
  const wrong: string[] = [];
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) asked.push(request.url());
  });
  context.on('weberror', (error) => wrong.push(error.error().message));
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) wrong.push(message.text());
  });
  const page = await context.newPage();
  await page.goto(`${url}/graphql`);
  return { page, asked, wrong };
}

/** Pastes a token and presses the button. */
export async function paste(page: Page, token: string): Promise<void> {
  await page.getByLabel('Token akses').fill(token);
  await page.getByRole('button', { name: 'Buka' }).click();
}

/** Waits until the editor can be typed in and the examples are there. */
export async function workbench(page: Page): Promise<void> {
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
}
