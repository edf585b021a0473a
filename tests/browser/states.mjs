import { INSPECT_STATES } from './inspectStates.mjs';

/** Every page and state worth looking at: the tour takes their pictures, and axe reads them. */

/** @typedef {import('@playwright/test').Page} Page */
/**
 * Its picture is `whole`, from top to bottom, or what is in sight: as is said here, or else whole on a phone only.
 * `part` is what is new in it, where another state has the rest of its page.
 * @typedef {{ name: string, hash: string, whole?: boolean, part?: string, prepare?: (page: Page) => Promise<void> }} State
 */

const ANSWERED =
  'direction=inbound&caller=partner&home=server&identity=no&revocation=minute&verifiers=one&lookup=cached' +
  '&permissions=few-scopes&metering=main&consent=none&stakes=business&platform=app-only&integrators=public&lifetime=years';

/** As the app packs what an address carries.
 * @param {object} value
 */
const packed = (value) => `1.${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
const ASSIGNMENT = {
  title: 'Week 3: leaks',
  stories: ['leaked-credential', 'rotate-a-key'],
  locks: ['bench', 'order'],
};
/** One story that was not solved: it takes no commands to be judged. */
const HAND_IN = {
  name: 'Ann',
  assignment: ASSIGNMENT,
  work: [
    {
      story: 'leaked-credential',
      run: '#/lab/leaked-credential?seed=2026&at=840000',
      at: Date.UTC(2026, 10, 3, 9, 40),
      hints: [Date.UTC(2026, 10, 3, 9, 31)],
      solution: null,
    },
  ],
};

/** @type {[number, number][]} */
export const WIDTHS = [
  [390, 844],
  [1440, 900],
];
/** @type {('light' | 'dark')[]} */
export const THEMES = ['light', 'dark'];

/** Until a page is all there: it can be used, and nothing on it is still being made.
 * @param {import('@playwright/test').Page} page
 */
export async function settled(page) {
  await page.locator('h1:visible').waitFor();
  // In place of a page that does not exist, ways to others.
  await page.locator('[data-usable], [aria-label="Where to go next"]').first().waitFor({ state: 'attached' });
  await page.locator('[aria-busy="true"]').waitFor({ state: 'detached' });
}

/** On the bench, to the moment at which the story asks; on a phone that is behind one button.
 * @param {import('@playwright/test').Page} page
 */
export async function goToTheAct(page) {
  const more = page.getByRole('button', { name: 'Speed and more' });
  const go = page.getByRole('button', { name: /^(Go|Back) to \d\d:\d\d$/ });
  await more.or(go).first().waitFor({ timeout: 20_000 });
  if (!(await go.isVisible())) await more.click();
  await go.click();
  if (await more.isVisible()) await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Revoke both' }).waitFor();
}

/** @param {Page} page */
export async function revokeAndRunOn(page) {
  await goToTheAct(page);
  await page.getByRole('button', { name: 'Revoke both' }).click();
  await page.getByRole('button', { name: 'Run to expiry' }).click();
  await page.getByText('7 min 00 s still let in').waitFor({ state: 'attached' });
}

/** On a phone, what is needed less often is behind one button.
 * @param {Page} page
 * @param {RegExp} name
 */
async function openInTransport(page, name) {
  const more = page.getByRole('button', { name: 'Speed and more' });
  if (await more.isVisible()) await more.click();
  await page.getByRole('button', { name }).click();
}

/** @param {Page} page */
async function callFromConsole(page) {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await page.evaluate(async () => {
    const headers = { Authorization: 'Bearer demo-admin-secret' };
    const { key } = await (await fetch('./lab-api/v1/keys', { method: 'POST', headers })).json();
    await fetch('./lab-api/v1/orders', { headers: { Authorization: `Bearer ${key}` } });
    await fetch('./lab-api/.well-known/jwks.json');
  });
  await page.getByText('Call it yourself').click();
}

/** @param {Page} page @param {string} button */
async function openDrawer(page, button) {
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').waitFor();
}

/** What comes to life when a reader is near.
 * @param {Page} page
 * @param {string} part
 */
async function nearby(page, part) {
  const live = page.locator(`[data-live="${part}"]`);
  await live.evaluate((element) => element.scrollIntoView());
  return live;
}

/**
 * Whoever listens for the key is loaded after the page.
 * @param {import('@playwright/test').Page} page
 * @param {string} key
 * @param {import('@playwright/test').Locator} shown
 */
async function pressUntil(page, key, shown) {
  for (let tries = 0; tries < 20 && !(await shown.isVisible()); tries += 1) {
    await page.keyboard.press(key);
    await shown.waitFor({ timeout: 500 }).catch(() => undefined);
  }
}

/** A draft made of one of our stories, whose link anybody may write on.
 * @param {Page} page
 * @param {string} query
 */
async function writeOn(page, query) {
  await page.getByLabel('Link to a run or a story').fill(`#/lab/denylist?${query}`);
  await page.getByRole('button', { name: 'Use the link' }).click();
  await page.getByLabel('Title').waitFor();
}

/** What a careless API might answer. */
const CARELESS =
  'minimal 200\nalg-none 200\niss-other 200\nspace-in-payload 200\nlarge 401\nexpired 401\nexp-string 500\nbrings-jwk 400';

/** @param {Page} page */
async function makeKit(page) {
  await page.getByRole('button', { name: 'Make the kit' }).click();
  await page.getByRole('heading', { name: '1. Make your API trust this key' }).waitFor();
}

/** @type {State[]} */
export const STATES = [
  { name: 'guide', hash: '', whole: true },
  {
    name: 'guide-revoked',
    hash: '',
    part: '.duel',
    prepare: (page) => page.getByRole('button', { name: 'Revoke both' }).click(),
  },
  {
    name: 'guide-live',
    hash: '#how-each-works',
    whole: false,
    part: '[data-live="ways"]',
    prepare: async (page) => {
      const live = await nearby(page, 'ways');
      await live.getByRole('button', { name: 'Revoke both' }).click();
      await live.getByRole('heading', { name: /A call with the token: 200/ }).waitFor();
      await live.getByRole('heading', { name: /A call with the key/ }).scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'guide-costs',
    hash: '#the-real-cost-per-call',
    whole: false,
    part: '[data-live="costs"]',
    prepare: async (page) => {
      const costs = await nearby(page, 'costs');
      await costs.getByRole('button', { name: 'Measure on this machine' }).click();
      await costs.getByText(/^Orders of magnitude/).waitFor();
    },
  },
  {
    name: 'search',
    hash: '',
    prepare: async (page) => {
      await pressUntil(page, '/', page.getByRole('dialog', { name: 'Search' }));
      await page.getByRole('combobox', { name: /^Search the guide/ }).fill('revoke');
      await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().waitFor();
    },
  },
  {
    name: 'keys',
    hash: '',
    prepare: (page) => pressUntil(page, '?', page.getByRole('dialog', { name: 'Keyboard shortcuts' })),
  },
  { name: 'decide-start', hash: '#/decide' },
  { name: 'decide-question', hash: '#/decide/revocation?direction=inbound&caller=partner&home=server' },
  {
    name: 'decide-error',
    hash: '#/decide/revocation?direction=inbound&caller=partner&home=server',
    prepare: (page) => page.getByRole('button', { name: 'Continue' }).click(),
  },
  { name: 'decide-result', hash: `#/decide/result?${ANSWERED}` },
  {
    name: 'decide-none',
    hash: `#/decide/result?${ANSWERED.replace('revocation=minute', 'revocation=next-request').replace('lookup=cached', 'lookup=none')}`,
  },
  {
    name: 'decide-plan',
    hash: '#/decide',
    prepare: async (page) => {
      for (const name of ['Mobile app', 'Partner API', 'Internal microservices']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('link', { name: 'Decide', exact: true }).click();
      }
      await page.getByRole('link', { name: 'All in one plan' }).click();
      await page.getByRole('heading', { name: '3 callers' }).waitFor();
    },
  },
  {
    name: 'decide-theirs',
    hash: '#/decide',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Mobile app' }).click();
      await page.evaluate((hash) => (location.hash = hash), `#/decide/result?${ANSWERED}`);
      await page.getByText('answers differ from yours').click();
    },
  },
  {
    name: 'decide-rules',
    hash: '#/decide/rules',
    prepare: (page) => page.getByText('Every one has an outcome').waitFor({ state: 'attached' }),
  },
  {
    name: 'decide-compare',
    hash: `#/decide/result?${ANSWERED}`,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Compare two options' }).click();
      await page.getByRole('dialog', { name: 'Compare two options' }).waitFor();
    },
  },
  { name: 'decide-webhooks', hash: '#/decide/result?direction=webhooks' },
  { name: 'check', hash: '#/check' },
  {
    name: 'check-findings',
    hash: '#/check',
    prepare: async (page) => {
      const step = await page.getByText(/Statement \d+ of \d+/).textContent();
      const of = Number(/of (\d+)/.exec(step)[1]);
      for (let at = 0; at < of; at += 1) await page.keyboard.press('YNUXNNYUYY'[at % 10]);
      await page.getByRole('heading', { name: 'things to fix' }).waitFor();
    },
  },
  { name: 'leaked', hash: '#/leaked' },
  {
    name: 'leaked-token',
    hash: '#/leaked?kind=access-token&lifetime=900&leeway=0',
    prepare: (page) => page.getByRole('checkbox').first().check(),
  },
  { name: 'leaked-key', hash: '#/leaked?kind=api-key&cache=60&issued=yes' },
  {
    name: 'leaked-signing-key',
    hash: '#/leaked?kind=signing-key',
    prepare: (page) => page.getByText('answers are assumed').click(),
  },
  { name: 'leaked-aws', hash: '#/leaked?kind=third-party-key&vendor=aws&public=yes' },
  {
    name: 'lab-ask',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: goToTheAct,
  },
  { name: 'lab-revoked', hash: '#/lab/leaked-credential?level=bench', prepare: revokeAndRunOn },
  {
    name: 'lab-request',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: async (page) => {
      await revokeAndRunOn(page);
      await page.getByRole('button', { name: 'attacker, JWT: requests' }).press('Enter');
      for (let step = 0; step < 6; step += 1) {
        await page.getByRole('button', { name: 'Previous request' }).click();
      }
    },
  },
  {
    name: 'lab-someone',
    hash: '#/lab/leaked-credential?seed=7&at=960000&level=bench',
    prepare: async (page) => {
      await page.getByText('Someone’s run').waitFor();
      // Once it has come to its moment; a phone has no room for the clock.
      await page.getByText('09:16:00 UTC').first().waitFor({ state: 'attached' });
    },
  },
  {
    name: 'lab-stops',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: async (page) => {
      await revokeAndRunOn(page);
      await page.keyboard.press('b');
      await openInTransport(page, /^Stops/);
    },
  },
  {
    name: 'lab-share',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: async (page) => {
      await revokeAndRunOn(page);
      await openInTransport(page, /^Share$/);
      await page.getByLabel('Link to this moment').waitFor();
    },
  },
  {
    name: 'lab-console',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: async (page) => {
      await goToTheAct(page);
      await callFromConsole(page);
    },
  },
  {
    name: 'lab-kept',
    hash: '#/lab/leaked-credential?level=bench',
    prepare: async (page) => {
      await revokeAndRunOn(page);
      const summary = page.locator('summary', { hasText: 'What the server keeps' });
      if ((await summary.count()) > 0) await summary.click();
      await page.getByRole('region', { name: 'Refresh families' }).waitFor();
    },
  },
  {
    name: 'lab-story',
    hash: '#/lab/leaked-credential',
    prepare: (page) => page.getByRole('button', { name: 'Lock in' }).waitFor(),
  },
  {
    name: 'lab-story-why',
    hash: '#/lab/leaked-credential',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Skip the question' }).click();
      await page.getByRole('button', { name: 'Go to 09:08' }).click();
      await page.getByRole('button', { name: 'Revoke both' }).click();
      await page.getByRole('button', { name: 'Next call' }).click();
      await page.getByText(/^09:08:\d\d UTC: 401/).waitFor();
      await page.getByRole('button', { name: 'attacker, API key: requests' }).press('Enter');
      await page.getByText('What the server did').waitFor();
    },
  },
  {
    name: 'lab-dials',
    hash: '#/lab/sandbox',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Dials…' }).click();
      await page.getByRole('heading', { name: 'What is looked up' }).waitFor();
    },
  },
  { name: 'lab-more', hash: '#/lab/sandbox', prepare: (page) => openDrawer(page, 'Do more…') },
  {
    name: 'lab-by-hand',
    hash: '#/lab/sandbox',
    prepare: async (page) => {
      await openDrawer(page, 'Send by hand…');
      await page.getByRole('checkbox', { name: 'left empty' }).check();
    },
  },
  {
    name: 'lab-by-hand-text',
    hash: '#/lab/sandbox',
    prepare: async (page) => {
      await openDrawer(page, 'Send by hand…');
      await page.getByRole('radio', { name: 'as text' }).check();
      await page.getByLabel('The request').fill('POST /v1/orders\nX-API-Key\nContent-Type: application/json');
      await page.getByText('Line 2 is not a header field').waitFor();
    },
  },
  { name: 'write', hash: '#/write' },
  {
    name: 'write-draft',
    hash: '#/write',
    prepare: async (page) => {
      await writeOn(page, 'seed=2026&at=840000');
      await page.getByText('Your solution meets the goal, and doing nothing does not.').waitFor();
    },
  },
  {
    name: 'write-lacks',
    hash: '#/write/begin?seed=2026&at=840000',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Add a question' }).click();
      await page.getByRole('button', { name: 'It has no title.' }).waitFor();
    },
  },
  ...INSPECT_STATES,
  { name: 'checklist', hash: '#/checklist' },
  { name: 'checklist-chosen', hash: `#/checklist?${ANSWERED}` },
  {
    name: 'checklist-more',
    hash: `#/checklist?${ANSWERED}`,
    prepare: async (page) => {
      await page.getByText('More ways to export').click();
      await page.getByText('Why, and how to verify').first().click();
      await page.getByText('Filter', { exact: true }).click();
      const owner = page.getByRole('combobox', { name: 'Owner', exact: true }).first();
      await owner.fill('Ann');
      await owner.blur();
      await page.getByRole('button', { name: 'Undo the last change' }).waitFor();
    },
  },
  {
    name: 'assignment-set',
    hash: '#/assignment',
    prepare: async (page) => {
      await page.getByRole('checkbox', { name: /^The leaked credential / }).check();
      await page.getByRole('textbox', { name: 'Link for the class' }).waitFor();
    },
  },
  {
    name: 'assignment-begun',
    hash: `#/assignment?set=${packed(ASSIGNMENT)}`,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Begin' }).click();
      await page.getByRole('button', { name: 'Leave this assignment' }).waitFor();
    },
  },
  { name: 'assignment-damaged', hash: '#/assignment?set=1.x' },
  {
    name: 'assignment-hand-ins',
    hash: `#/assignment/hand-ins?h=${packed(HAND_IN)}`,
    prepare: async (page) => {
      await page.getByText('1 hand-in judged.').waitFor();
      await page.getByText('What was done').click();
    },
  },
  { name: 'scale', hash: '#/scale?preset=saas' },
  { name: 'scale-cache', hash: '#/scale?preset=iot&slide=cacheTtlS&design=key-cached' },
  {
    name: 'scale-wrong',
    hash: '#/scale?preset=saas&nodes=0&colour=red',
    prepare: async (page) => {
      await page.getByText('Nodes that check must be 1 or more.').waitFor();
    },
  },
  {
    name: 'scale-measured',
    hash: '#/scale?preset=b2b',
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Simulate a million calls' }).click();
      await page.getByText('Measured just now').waitFor();
      for (const table of await page.getByText('The same as a table').all()) await table.click();
      for (const group of ['Tokens and caches', 'Capacity'])
        await page.getByText(group, { exact: true }).click();
      await page.getByRole('button', { name: 'Measure on this machine' }).click();
      await page.getByText('Measured in this browser with WebCrypto').waitFor();
    },
  },
  { name: 'verifier', hash: '#/verifier' },
  {
    name: 'verifier-wrong',
    hash: '#/verifier?leeway=30&max=ten',
    prepare: async (page) => {
      await page.getByRole('textbox', { name: 'Issuer' }).fill('our issuer');
      await page.getByText('Lifetimes and claims').click();
      await page.getByLabel(/^Claims in every token/).fill('scope: orders');
      await page.getByRole('button', { name: 'Make the kit' }).click();
      await page.getByText('This is not JSON.').waitFor();
    },
  },
  {
    name: 'verifier-kit',
    hash: '#/verifier?alg=ES256',
    prepare: async (page) => {
      await makeKit(page);
      await page.locator('summary', { hasText: 'Whose key' }).click();
    },
  },
  {
    name: 'verifier-secret',
    hash: '#/verifier?alg=HS256&profile=jwt',
    prepare: async (page) => {
      await makeKit(page);
      await page.getByRole('radio', { name: 'pytest' }).check();
    },
  },
  {
    name: 'verifier-report',
    hash: '#/verifier?alg=ES256',
    prepare: async (page) => {
      await makeKit(page);
      await page.getByLabel('Results, one per line').fill(CARELESS);
      await page.getByRole('button', { name: 'Judge the results' }).click();
      await page
        .getByRole('heading', { name: '3 bad tokens got in, and 1 good token was turned away' })
        .waitFor();
    },
  },
  {
    name: 'verifier-forbidden',
    hash: '#/verifier?alg=ES256',
    prepare: async (page) => {
      await makeKit(page);
      await page
        .getByLabel('Results, one per line')
        .fill('minimal 200\nalg-none 403\niss-other 403\nexpired 403');
      await page.getByRole('button', { name: 'Judge the results' }).click();
      await page.getByText('insufficient_scope').first().waitFor();
    },
  },
  {
    name: 'verifier-nothing-judged',
    hash: '#/verifier?alg=ES256',
    prepare: async (page) => {
      await makeKit(page);
      await page.getByLabel('Results, one per line').fill('minimal 401');
      await page.getByRole('button', { name: 'Judge the results' }).click();
      await page.getByRole('heading', { name: 'Nothing is judged' }).waitFor();
    },
  },
  {
    name: 'practice-nowhere',
    hash: '#/practice',
    prepare: async (page) => {
      // As a host of files may answer: with its page, whatever is asked for.
      await page.route('**/__/clock', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<p>Files</p>' }),
      );
      await page.reload();
      await page.getByRole('heading', { name: 'No practice server answers' }).waitFor();
      await page.unroute('**/__/clock');
    },
  },
  { name: 'practice', hash: '#/practice', prepare: practise },
  { name: 'unknown', hash: '#/nowhere' },
];

/**
 * Calls that went well, one that was refused, and one that met a fault: in a world of its own, for tests run side by side.
 *
 * @param {Page} page
 */
async function practise(page) {
  const tenant = `look-${crypto.randomUUID()}`;
  const at = `${new URL(page.url()).origin}/t/${tenant}`;
  await page.evaluate((hash) => (location.hash = hash), `#/practice?tenant=${tenant}`);
  await page.getByText('Live', { exact: true }).waitFor();
  /** @param {string} path @param {object} data */
  const post = async (path, data) => (await page.request.post(`${at}/__${path}`, { data })).json();
  const { key } = await post('/keys', { customer: 'acme' });
  const call = () => page.request.get(`${at}/api/v1/orders`, { headers: { 'X-API-Key': key } });
  for (let number = 0; number < 4; number += 1) await call();
  await post('/faults', { answer: '429' });
  await call();
  await post('/clock', { advance: 'PT15M' });
  await post('/revoke', { token: key });
  await call();
  const calls = page.getByRole('list', { name: 'Calls, newest first' }).getByRole('button');
  await calls.filter({ hasText: 'key_unknown' }).click();
  await page.getByRole('heading', { name: /^Call \d+$/ }).waitFor();
}
