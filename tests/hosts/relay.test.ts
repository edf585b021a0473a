import { afterEach, expect, test, vi } from 'vitest';
import {
  labPath,
  MAX_BODY_BYTES,
  PATIENCE_MS,
  relay,
  type Page,
} from '../../src/hosts/serviceWorker/relay.js';
import type { LabRequest } from '../../src/hosts/serviceWorker/relayMessages.js';
import { RelayPage } from '../../src/hosts/serviceWorker/relayPage.js';

const APP = 'https://docs.example/some/path/';

afterEach(() => vi.useRealTimers());

const addresses: [address: string, path: string | null][] = [
  [`${APP}lab-api/v1/orders`, '/v1/orders'],
  [`${APP}lab-api/v1/orders?a=1&b=2#c`, '/v1/orders?a=1&b=2'],
  [`${APP}lab-api/`, '/'],
  [`${APP}lab-api`, null],
  [`${APP}lab-apis/v1/orders`, null],
  [`${APP}index.html`, null],
  [`${APP}api/v1/orders`, null],
  [`${APP}api/lab-api/v1/orders`, null],
  [`${APP}.well-known/jwks.json`, null],
  [`${APP}openapi.json`, null],
  ['https://docs.example/lab-api/v1/orders', null],
  ['https://elsewhere.example/some/path/lab-api/v1/orders', null],
];

test.each(addresses)('%s is %s of the Lab', (address, path) => {
  expect(labPath(address, APP)).toBe(path);
});

/** A page whose service worker messages arrive at `receiver`. */
function pageOf(receiver: EventTarget, type = 'window', url = APP): Page & { received: LabRequest[] } {
  const received: LabRequest[] = [];
  return {
    type,
    url,
    received,
    postMessage(data, ports) {
      received.push(data);
      receiver.dispatchEvent(new MessageEvent('message', { data, ports }));
    },
  };
}

function labPage(): { page: ReturnType<typeof pageOf>; door: RelayPage } {
  const container = new EventTarget();
  return { page: pageOf(container), door: new RelayPage(container as ServiceWorkerContainer) };
}

const request = (init?: RequestInit): Request => new Request(`${APP}lab-api/v1/orders`, init);

async function problemOf(response: Response): Promise<unknown[]> {
  const { status, detail } = (await response.json()) as { status: number; detail: string };
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return [response.status, status, response.headers.get('retry-after'), detail];
}

test('a request reaches the Lab that is open in the page, and its answer goes back whole', async () => {
  const { page, door } = labPage();
  const asked: unknown[] = [];
  door.open(async (arrived) => {
    asked.push(
      arrived.method,
      new URL(arrived.url).pathname,
      arrived.headers.get('x-api-key'),
      await arrived.text(),
    );
    return new Response('{"id":1}', {
      status: 201,
      headers: { 'Content-Type': 'application/json', RateLimit: 'r' },
    });
  });
  const body = '{"item":"Ink"}';
  const headers = { 'X-API-Key': 'k', 'Content-Type': 'application/json' };
  const answer = await relay(request({ method: 'POST', headers, body }), '/v1/orders', page);
  expect(asked).toEqual(['POST', '/v1/orders', 'k', body]);
  expect([answer.status, answer.headers.get('ratelimit'), await answer.text()]).toEqual([
    201,
    'r',
    '{"id":1}',
  ]);
});

test('an answer without a body stays one', async () => {
  const { page, door } = labPage();
  door.open(() => Promise.resolve(new Response(null, { status: 204 })));
  const answer = await relay(request({ method: 'DELETE' }), '/v1/keys/key_1', page);
  expect([answer.status, answer.body]).toEqual([204, null]);
});

test('cookies are not passed on', async () => {
  const { page, door } = labPage();
  door.open(() => Promise.resolve(new Response()));
  await relay(request({ headers: { Cookie: 'session=1', Accept: '*/*' } }), '/v1/orders', page);
  expect(page.received.flatMap(({ headers }) => headers.map(([name]) => name))).toEqual(['accept']);
});

test('a redirect is told as JSON: a page may not see where it goes', async () => {
  const { page, door } = labPage();
  const location = 'https://app.example/callback?code=c';
  door.open(() => Promise.resolve(new Response(null, { status: 302, headers: { Location: location } })));
  const answer = await relay(request(), '/oauth/authorize', page);
  expect([answer.status, await answer.json()]).toEqual([200, { status: 302, location }]);
});

test('without an open Lab the answer is 503 at once, and again after it was closed', async () => {
  const { page, door } = labPage();
  const expected = [503, 503, '5', expect.stringContaining('No Lab is open') as string];
  expect(await problemOf(await relay(request(), '/v1/orders', page))).toEqual(expected);
  const close = door.open(() => Promise.resolve(new Response()));
  expect((await relay(request(), '/v1/orders', page)).status).toBe(200);
  close();
  expect(await problemOf(await relay(request(), '/v1/orders', page))).toEqual(expected);
});

test('closing one Lab leaves the next one open', async () => {
  const { page, door } = labPage();
  const close = door.open(() => Promise.resolve(new Response('first')));
  door.open(() => Promise.resolve(new Response('second')));
  close();
  expect(await (await relay(request(), '/v1/orders', page)).text()).toBe('second');
});

test('a page that says nothing is given 5 seconds, then the answer is 503', async () => {
  vi.useFakeTimers();
  const answered = relay(request(), '/v1/orders', pageOf(new EventTarget()));
  const early = vi.fn();
  void answered.then(early);
  await vi.advanceTimersByTimeAsync(PATIENCE_MS - 1);
  expect(early).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(await problemOf(await answered)).toEqual([503, 503, '5', expect.stringContaining('5 seconds')]);
});

test('only a page of this app is answered: no worker, no other origin, nobody at all', async () => {
  const strangers = [
    undefined,
    pageOf(new EventTarget(), 'worker'),
    pageOf(new EventTarget(), 'window', 'https://elsewhere.example/'),
  ];
  for (const stranger of strangers) {
    const problem = await problemOf(await relay(request(), '/v1/orders', stranger));
    expect(problem).toEqual([503, 503, '5', expect.stringContaining('Only a page of this app')]);
    expect(stranger?.received ?? []).toEqual([]);
  }
});

test('a body of 64 KB is passed on, a longer one is refused as too long', async () => {
  const { page, door } = labPage();
  door.open(async (arrived) => new Response(String((await arrived.text()).length)));
  const most = await relay(request({ method: 'POST', body: 'x'.repeat(MAX_BODY_BYTES) }), '/v1/orders', page);
  expect(await most.text()).toBe('65536');
  const more = await relay(
    request({ method: 'POST', body: 'x'.repeat(MAX_BODY_BYTES + 1) }),
    '/v1/orders',
    page,
  );
  expect(await problemOf(more)).toEqual([413, 413, null, expect.stringContaining('longer than 65536 bytes')]);
});

test('other messages to the page are nobody’s business here', () => {
  const container = new EventTarget();
  const door = new RelayPage(container as ServiceWorkerContainer);
  const answer = vi.fn();
  door.open(answer);
  const { port1 } = new MessageChannel();
  for (const data of [null, 'text', {}, { type: 'other' }]) {
    container.dispatchEvent(new MessageEvent('message', { data, ports: [port1] }));
  }
  port1.close();
  expect(answer).not.toHaveBeenCalled();
});

test('where there are no service workers the door says so', () => {
  expect([new RelayPage(undefined).works, labPage().door.works]).toEqual([false, true]);
});
