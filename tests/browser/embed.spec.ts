import { expect, type FrameLocator, type Page } from '@playwright/test';
import { SANDBOX, test } from './course.js';
import { fromFolder } from './folder.js';

test.use({ reducedMotion: 'reduce' });

const frameOf = (address: string, attributes = `sandbox="${SANDBOX}"`): string =>
  `<iframe title="A story" width="640" height="480" ${attributes} src="${address}"></iframe>`;

/** Answers the question, and does what the story asks for. */
async function play(story: FrameLocator): Promise<void> {
  await story.getByRole('radio', { name: 'The thief with the JWT' }).check();
  await story.getByRole('button', { name: 'Lock in' }).click();
  await expect(story.getByText('You expect: The thief with the JWT')).toBeVisible();
  await story.getByRole('button', { name: 'Tell me now' }).click();
  await expect(story.getByText('In the case asked, that is what happens.')).toBeVisible();
  await story.getByRole('button', { name: /^Go to \d\d:\d\d$/ }).click();
  const revoke = story.getByRole('button', { name: 'Revoke both' });
  await revoke.click();
  await expect(revoke).toBeHidden();
}

test('the first story is played in a frame that has no origin, no storage and no worker', async ({
  page,
  course,
  baseURL,
}) => {
  const story = await course.open(frameOf(`${baseURL}embed.html#/lab/leaked-credential`));
  await expect(story.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
  expect(await page.frames()[1]?.evaluate(() => window.origin)).toBe('null');
  await play(story);
  expect(course.faults()).toEqual([]);
});

test('it goes on in the whole app, with what was done', async ({ page, course, baseURL }) => {
  const story = await course.open(frameOf(`${baseURL}embed.html#/lab/leaked-credential?theme=dark&locked=1`));
  await play(story);
  const opening = page.waitForEvent('popup');
  await story.getByRole('link', { name: 'Open in the full app' }).click();
  const whole = await opening;
  await expect(whole.getByText('Someone’s run, from a link.')).toBeVisible();
  expect(whole.url()).toMatch(/\/#\/lab\/leaked-credential\?seed=/);
  // Out of the sandbox, so that it can keep what is done there.
  expect(`${await whole.evaluate(() => window.origin)}/`).toBe(baseURL);
  expect(course.faults()).toEqual([]);
});

test('a frame with an origin leaves what the app keeps alone, and registers no worker', async ({
  page,
  course,
  baseURL,
}) => {
  const story = await course.open(frameOf(`${baseURL}embed.html#/lab/leaked-credential`, ''));
  await play(story);
  const left = await page.frames()[1]?.evaluate(async () => ({
    entries: localStorage.length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    databases: (await indexedDB.databases()).length,
  }));
  expect(left).toEqual({ entries: 0, workers: 0, databases: 0 });
  expect(course.faults()).toEqual([]);
});

test('the host chooses the theme, at first and later', async ({ page, course, baseURL }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  const address = `${baseURL}embed.html#/lab/leaked-credential`;
  const story = await course.open(frameOf(`${address}?theme=dark`));
  const ground = (): Promise<string> =>
    story.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor);
  await expect(story.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
  expect(await ground()).toBe('rgb(21, 20, 18)');
  await story.getByRole('radio', { name: 'The thief with the JWT' }).check();
  await page.evaluate(
    (src) => document.querySelector('iframe')?.setAttribute('src', src),
    `${address}?theme=light`,
  );
  await expect.poll(ground).toBe('rgb(250, 248, 244)');
  // The same run goes on.
  await expect(story.getByRole('radio', { name: 'The thief with the JWT' })).toBeChecked();
});

test.describe('links', () => {
  async function choose(story: FrameLocator): Promise<void> {
    await story.getByRole('button', { name: 'Scenarios' }).click();
    await story.getByRole('link', { name: 'The stolen refresh token', exact: true }).click();
  }

  test('to other stories stay in the frame, which keeps its theme', async ({ course, baseURL }) => {
    const story = await course.open(frameOf(`${baseURL}embed.html#/lab/leaked-credential?theme=dark`));
    await choose(story);
    await expect(story.getByRole('heading', { name: 'The stolen refresh token' })).toBeVisible();
    await expect(story.locator('html')).toHaveAttribute('data-theme', 'dark');
    expect(course.faults()).toEqual([]);
  });

  test('to other stories are not offered where one is shown and no other', async ({ course, baseURL }) => {
    const story = await course.open(frameOf(`${baseURL}embed.html#/lab/leaked-credential?locked=1`));
    await expect(story.getByRole('button', { name: 'Open the bench' })).toBeVisible();
    await expect(story.getByRole('button', { name: 'Scenarios' })).toHaveCount(0);
    await expect(story.locator('a[href^="#/lab/"]')).toHaveCount(0);
  });
});

for (const [width, height] of [
  [640, 480],
  [800, 600],
  [1280, 720],
])
  test(`at ${width} × ${height} nothing scrolls sideways`, async ({ page, course, baseURL }) => {
    await page.setViewportSize({ width: 1440, height: 900 });
    const story = await course.open(
      `<iframe title="A story" width="${width}" height="${height}" sandbox="${SANDBOX}" src="${baseURL}embed.html#/lab/leaked-credential"></iframe>`,
    );
    await expect(story.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
    const { scroll, client } = await story
      .locator('html')
      .evaluate(({ scrollWidth, clientWidth }) => ({ scroll: scrollWidth, client: clientWidth }));
    expect(scroll).toBe(client);
  });

test.describe('what an address names that cannot be shown is said', () => {
  const said: [address: string, sentence: string][] = [
    ['#/checklist', 'address names no story'],
    ['#/lab/nowhere', 'The Lab has no story called “nowhere”.'],
    ['#/lab/leaked-credential?c=1.x', 'This link cannot be used.'],
  ];
  for (const [address, sentence] of said)
    test(address, async ({ course, baseURL }) => {
      const story = await course.open(frameOf(`${baseURL}embed.html${address}`));
      await expect(story.getByText(sentence)).toBeVisible();
      await expect(story.getByRole('link', { name: 'Open in the full app' })).toBeVisible();
      expect(course.faults()).toEqual([]);
    });
});

test('where headers are sent the app itself is refused in a frame', async ({ page, course, baseURL }) => {
  const answer = page.waitForResponse(`${baseURL}`);
  await course.open(frameOf(`${baseURL}`));
  expect((await answer).headers()['content-security-policy']).toMatch(/; frame-ancestors 'none'$/);
  await expect.poll(() => course.faults().join()).toContain("frame-ancestors 'none'");
});

test('the Lab hands out code that works as it is', async ({ page, course, baseURL }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(`${baseURL}#/lab/leaked-credential?level=bench`);
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Embed this story' }).click();
  const dialog = page.getByRole('dialog', { name: 'Embed this story' });
  const code = (): Promise<string> => dialog.getByLabel('Code to paste').inputValue();
  await dialog.getByRole('radio', { name: 'Dark' }).check();
  await dialog.getByRole('radio', { name: '640 × 480' }).check();
  const fromTheStart = await code();
  expect(fromTheStart).toContain('embed.html#/lab/leaked-credential?theme=dark&amp;locked=1"');
  await dialog.getByLabel('Begin at the moment on screen').check();
  await dialog.getByLabel('This story only').uncheck();
  expect(await code()).toMatch(/#\/lab\/leaked-credential\?seed=2026&amp;at=\d+&amp;theme=dark"/);

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: 'Copy the code' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await code());

  const story = await course.open(fromTheStart);
  await expect(story.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
  await expect(story.locator('html')).toHaveAttribute('data-theme', 'dark');
  const frame = page.getByTitle('The leaked credential: a story of Key or Token');
  await expect(frame).toHaveAttribute('sandbox', SANDBOX);
  expect(await frame.boundingBox()).toMatchObject({ width: 640, height: 480 });
  expect(course.faults()).toEqual([]);
});

fromFolder.describe('from a host that sends no headers', () => {
  fromFolder.use({ expectedErrors: /Access-Control-Allow-Origin|net::ERR_FAILED/ });

  /** A frame on the same host is framed just the same. */
  async function framed(page: Page, path: string, sandbox: string): Promise<FrameLocator> {
    await page.route('**/course.html', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><title>A course</title><link rel="icon" href="data:,">${frameOf(path, sandbox)}`,
      }),
    );
    await page.goto('course.html');
    return page.frameLocator('iframe');
  }

  for (const path of ['./', './#/lab/leaked-credential', './index.html#revoking-a-jwt', './#/checklist'])
    fromFolder(`the app in a frame is one line and a link out: ${path}`, async ({ page }) => {
      const frame = await framed(page, path, '');
      const link = frame.getByRole('link', { name: 'Open it in a tab of its own' });
      await expect(link).toBeVisible();
      await expect(frame.locator('body')).toHaveText(
        'Key or Token does not run inside another page. Open it in a tab of its own.',
      );
      expect(await frame.locator('body *').count()).toBe(2);
      const opening = page.waitForEvent('popup');
      await link.click();
      const alone = await opening;
      await expect(alone.locator('h1:visible, [data-usable]').first()).toBeVisible();
      expect(alone.url()).toBe(new URL(path, page.url()).href);
    });

  fromFolder('a story whose files a frame without an origin may not load is a link out', async ({ page }) => {
    const frame = await framed(page, './embed.html#/lab/leaked-credential', `sandbox="${SANDBOX}"`);
    await expect(frame.getByRole('link', { name: 'open Key or Token in a tab of its own' })).toBeVisible();
  });

  fromFolder('a story runs where the frame has the origin of the app', async ({ page }) => {
    const frame = await framed(
      page,
      './embed.html#/lab/leaked-credential',
      `sandbox="${SANDBOX} allow-same-origin"`,
    );
    await expect(frame.getByRole('heading', { name: 'The leaked credential' })).toBeVisible();
  });
});
