import type { Page } from '@playwright/test';
import { expect, sharedPageTest as test } from './fixture.js';
import { oneIn } from './sample.js';
import { STATES } from './states.mjs';

/**
 * By keyboard, everything that a place offers is pressed once, in the order in which it is there, with what comes up of it.
 * Whoever has pressed something that is gone stands at what has taken its place, never on the page as a whole.
 */

/** States of the tour, with what is new in each. */
const PLACES = [
  'lab-story',
  'lab-revoked',
  'lab-more',
  'lab-framed',
  'write-draft',
  'assignment-set',
  'assignment-begun',
  'assignment-hand-ins',
];
/** For a frame, which the tour does not show. */
const FRAMED = { name: 'lab-framed', hash: 'embed.html#/lab/rotate-a-key', prepare: undefined };

for (const name of oneIn(4, PLACES)) {
  test(`whoever presses everything by keyboard always stands somewhere: ${name}`, async ({ page }) => {
    test.setTimeout(120_000);
    const state = [...STATES, FRAMED].find((each) => each.name === name);
    await page.goto(state?.hash ?? '');
    await page.locator('[data-usable]').first().waitFor({ state: 'attached' });
    await state?.prepare?.(page);
    // What a page fetches for itself comes after it can be used.
    await page.waitForLoadState('networkidle');
    await page.locator(':is(.page, .embed) :is(button, summary)').first().waitFor();
    const pressed: string[] = [];
    const lost: string[] = [];
    for (;;) {
      const next = await page.evaluate(standAtTheNext, pressed);
      if (next === null) break;
      pressed.push(next.name);
      await page.keyboard.press(next.key);
      if (await isLost(page)) lost.push(next.name);
    }
    // So that a place that has become empty is noticed.
    expect(pressed.length).toBeGreaterThan(1);
    expect(lost).toEqual([]);
  });
}

test('whoever solves a story from its card stands at its point', async ({ page }) => {
  await page.goto('#/lab/logged-credential');
  await page.getByRole('button', { name: 'Skip the question' }).press('Enter');
  await page.getByRole('button', { name: /^Go to/ }).press('Enter');
  await page.getByRole('button', { name: 'Revoke the API key', exact: true }).press('Enter');
  await expect(async () => {
    await page.keyboard.press('v');
    await expect(page.locator('[data-won]')).toBeFocused({ timeout: 500 });
  }).toPass();
});

test('Back to the task leads back to the mark that was looked at', async ({ page }) => {
  await page.goto('#/lab/leaked-credential');
  await page.getByRole('button', { name: 'Skip the question' }).press('Enter');
  await page.getByRole('button', { name: 'Next call' }).press('Enter');
  await page
    .getByText(/UTC: 200/)
    .first()
    .waitFor();
  const marks = page.getByRole('button', { name: 'customer, API key: requests' });
  await marks.press('Enter');
  await page.getByRole('button', { name: '‹ Back to the task' }).press('Enter');
  await expect(marks).toBeFocused();
});

/**
 * To the first that was not pressed yet, by its name without figures; a dialog is left when there is nothing left in it. Links
 * lead away, and what is ticked stays where it is.
 */
function standAtTheNext(pressed: string[]): { name: string; key: string } | null {
  const dialog = [...document.querySelectorAll<HTMLDialogElement>('dialog:modal')].at(-1);
  const within = dialog ?? document.querySelector('.embed, .page') ?? document.body;
  const all = within.querySelectorAll<HTMLElement>('button, summary, select, [type=radio]');
  for (const each of all) {
    if (each.matches(':disabled, [tabindex="-1"]') || !each.checkVisibility({ visibilityProperty: true }))
      continue;
    const label = each.getAttribute('aria-label') ?? each.textContent;
    const isChoice = each instanceof HTMLInputElement || each instanceof HTMLSelectElement;
    const name = `${dialog?.ariaLabel ?? ''}: ${isChoice ? `${each.tagName} ${each.id || each.name}` : label}`
      .replace(/\s+/g, ' ')
      .replace(/\d+/g, '#');
    if (pressed.includes(name)) continue;
    each.focus();
    return { name, key: each instanceof HTMLSelectElement ? 'ArrowDown' : isChoice ? 'Space' : 'Enter' };
  }
  const escape = `${dialog?.ariaLabel ?? ''}: Escape`;
  return dialog && !pressed.includes(escape) ? { name: escape, key: 'Escape' } : null;
}

/** Once what was pressed has had its effect; who removes something has a moment to send the focus on. */
function isLost(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
    const isNowhere = (): boolean => document.activeElement === document.body;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await pause(20);
    for (let tries = 0; tries < 40 && isNowhere(); tries += 1) await pause(50);
    return isNowhere();
  });
}
