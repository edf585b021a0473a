import { expect, test } from './fixture.js';
import { stumbles } from './readable.js';

test.use({ javaScriptEnabled: false });

test('without scripts the guide reads in full, and says what needs them', async ({ page }) => {
  await page.goto('./');
  for (const name of ['The problem', 'Recipes that run', 'Questions people ask', 'What an error means'])
    await expect(page.getByRole('heading', { name, exact: true })).toBeVisible();
  // What scripts are switched off with here leaves the parser as it is: noscript stays text.
  expect(await page.locator('noscript').allTextContents()).toContainEqual(
    expect.stringContaining('This guide reads in full as it is.'),
  );
  await expect(page.getByText('timingSafeEqual', { exact: false }).first()).toBeVisible();
  await expect(page.locator('[data-copy]:visible, [data-search]:visible')).toHaveCount(0);
});

test('its links within the page work without scripts', async ({ page }) => {
  await page.goto('./');
  await page.getByRole('link', { name: 'Questions people ask' }).first().click();
  await expect(page.getByRole('heading', { name: 'Questions people ask' })).toBeInViewport();
});

test('search engines read the questions, and messengers a title, a text and a picture', async ({
  page,
  request,
  baseURL,
}) => {
  await page.goto('./');
  const data = (await page.locator('script[type="application/ld+json"]').textContent()) ?? '';
  const { mainEntity } = JSON.parse(data) as { mainEntity: { name: string }[] };
  expect(mainEntity.length).toBeGreaterThanOrEqual(23);
  for (const { name } of mainEntity)
    await expect(page.getByRole('heading', { name, exact: true })).toHaveCount(1);
  const description = await page.locator('meta[name="description"]').getAttribute('content');
  expect(description?.length).toBeLessThanOrEqual(200);
  await expect(page.locator('meta[property="og:title"]')).toHaveAttribute('content', await page.title());
  for (const file of ['robots.txt', 'manifest.webmanifest', 'share.png', 'icon-512.png'])
    expect([file, (await request.get(`${baseURL}${file}`)).status()]).toEqual([file, 200]);
});

test('a link to another page says, without scripts, what it would open and what that needs', async ({
  page,
}) => {
  await page.goto('./');
  const says = await page
    .locator('#guide a[href^="#/"]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href'), getComputedStyle(link, '::after').content] as const),
    );
  expect(says.length).toBeGreaterThan(50);
  for (const [href, said] of says) {
    if (href === '#/') continue;
    expect(said, href ?? '').toMatch(/\(in .+, needs JavaScript\)/);
  }
  const beside = await page.locator('.site nav').evaluate((nav) => getComputedStyle(nav, '::after').content);
  expect(beside).toContain('need JavaScript');
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await stumbles(page), `at ${width} px`).toEqual([]);
  }
});

test('what is not there is answered with 404, and not with the app', async ({ request, baseURL }) => {
  for (const path of ['nowhere', 'nowhere.js', 'assets/nowhere.css', 'recipes/'])
    expect([path, (await request.get(`${baseURL}${path}`)).status()]).toEqual([path, 404]);
  expect((await request.get(`${baseURL}`)).status()).toBe(200);
});
