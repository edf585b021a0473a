import type { Page } from '@playwright/test';
import { goToTheAct } from './states.mjs';

/** The first story on the bench, at the moment at which it asks. */
export async function openBench(page: Page, query = ''): Promise<void> {
  await page.goto(`#/lab/leaked-credential?level=bench${query}`);
  await goToTheAct(page);
}
