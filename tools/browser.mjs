import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installFromDebian, mayInstallFromDebian } from './run.mjs';

/** The browser without windows: it does the same in two thirds of the time, but cannot measure its memory. */
const WINDOWLESS = 'chromium-headless-shell';
const WHOLE = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'];
const ELSEWHERE = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** What a browser may not do while it is tested: reach for anything by itself. */
export const BROWSER_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
];

/**
 * The path of a Chrome or Chromium: the system's, then Playwright's, then Debian's package. Null when there is none.
 * Where figures are taken, `whole` finds the browser that people use.
 */
export async function findBrowser({ whole = false } = {}) {
  const names = whole ? WHOLE : [WINDOWLESS, ...WHOLE];
  return systemBrowser(names) ?? (await playwrightBrowser()) ?? installedBrowser(names);
}

/**
 * Installs the browser without windows, where that is ours to do and only the whole one is there: browser tests are most of
 * the time that `npm test` takes. Where a release does not have it, they run in the whole one.
 */
export async function installWindowless() {
  if (process.env.BROWSER_PATH || systemBrowser([WINDOWLESS]) || !mayInstallFromDebian()) return;
  if (await playwrightBrowser()) return;
  installFromDebian('Debian’s browser without windows', [[WINDOWLESS]]);
}

function systemBrowser(names) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    process.env.BROWSER_PATH ?? '',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
    ...ELSEWHERE,
  ];
  return candidates.find((path) => path !== '' && existsSync(path)) ?? null;
}

async function playwrightBrowser() {
  const { chromium } = await import('@playwright/test');
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

function installedBrowser(names) {
  if (!mayInstallFromDebian()) return null;
  // Older releases have the whole browser only. What it recommends are fonts, among others.
  installFromDebian('Debian’s chromium', [
    names.filter((name) => name === WINDOWLESS || name === 'chromium'),
  ]);
  return systemBrowser(names);
}
