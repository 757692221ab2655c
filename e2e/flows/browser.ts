import { mkdirSync } from 'node:fs';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { system } from './system.js';

/** Pictures of the last run, to be looked at. */
export const PICTURES = path.resolve(import.meta.dirname, '../../.engawa/pictures');
export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export function launchBrowser(): Promise<Browser> {
  mkdirSync(PICTURES, { recursive: true });
  const quiet = ['--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
  const args = process.getuid?.() === 0 ? [...quiet, '--no-sandbox'] : quiet;
  return chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args });
}

/** A page in a browser of its own that has no cookies yet. */
export async function newPage(browser: Browser, viewport = WIDE, locale = 'ja-JP'): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport, locale, timezoneId: 'Asia/Tokyo' });
  context.setDefaultTimeout(60_000);
  return { context, page: await context.newPage() };
}

/** Signs in as one of development's people, by the shortcut of the sign-in page. */
export async function signIn(page: Page, person: RegExp): Promise<void> {
  await page.goto(`${system.gateway}/sign-in`);
  await page.getByRole('link', { name: person }).click();
  await page.waitForURL(isConsole);
}

/** A page of somebody who has signed in, in a browser of its own. */
export async function openAs(browser: Browser, person: RegExp, viewport = WIDE, locale = 'ja-JP'): Promise<{ context: BrowserContext; page: Page }> {
  const opened = await newPage(browser, viewport, locale);
  await signIn(opened.page, person);
  return opened;
}

/** Whether a person who signs in has arrived. */
export const isConsole = (url: URL) => url.origin === system.gateway && !/^\/(sign-in$|api\/)/.test(url.pathname);

/** Resolves when nothing fades any more, since nothing has the contrast of its colours meanwhile. What goes on for longer is a tint, or turns. */
const STILL = `Promise.all(document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime <= 1000).map(({ finished }) => finished.catch(() => {})))`;

/** What axe finds wrong with the page. */
export async function axeFaults(page: Page): Promise<{ impact: string; fault: string }[]> {
  await page.evaluate(`${STILL}.then(() => {})`);
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, impact, nodes }) => ({ impact: String(impact), fault: `${id}: ${nodes[0]?.html}` }));
}
