// Sends each token of a verifier kit to your API, and fails where it accepts one that it must refuse, or
// refuses one that it must accept. Beside this file: verifier-kit.json. The address is a route of yours that needs a token and answers GET.
//   VERIFIER_URL=http://localhost:3000/orders npx vitest run verifierKit.test.ts
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Kit {
  goodUntil: string;
  cases: {
    id: string;
    title: string;
    token: string;
    accept: boolean | 'either';
    why: string;
    ifWrong: string;
  }[];
}

const { VERIFIER_KIT = new URL('verifier-kit.json', import.meta.url), VERIFIER_URL } = process.env;
const { goodUntil, cases } = JSON.parse(readFileSync(VERIFIER_KIT, 'utf8')) as Kit;

/** The status of your API. Where your verifier is a function, call it here: 200 when it returns, 401 when it throws. */
async function statusOf(token: string): Promise<number> {
  if (!VERIFIER_URL) throw new Error('Set VERIFIER_URL to the address of a route that needs a token.');
  const headers = { Authorization: `Bearer ${token}` };
  const { status, body } = await fetch(VERIFIER_URL, { headers, redirect: 'manual' });
  // Unread, it would hold its connection.
  await body?.cancel();
  return status;
}

/** 403 says that the verifier took the token, and something behind it refused. What is neither is no answer. */
function answerOf(status: number): string {
  if ((status >= 200 && status < 300) || status === 403) return 'taken';
  return status === 401 || status === 400 ? 'refused' : `unclear: ${status}`;
}

test('the good tokens have not expired', () => {
  expect(Date.now(), 'make a new kit').toBeLessThan(Date.parse(goodUntil));
});

test('what is no token is refused by the verifier, and not by something in front of it', async () => {
  expect(await statusOf('none'), 'then 403 says nothing of the verifier').not.toBe(403);
});

for (const { id, title, token, accept, why, ifWrong } of cases) {
  test(`${id}: ${title}`, async () => {
    const answers = accept === 'either' ? ['taken', 'refused'] : [accept ? 'taken' : 'refused'];
    expect(answers, `${why} ${ifWrong}`).toContain(answerOf(await statusOf(token)));
  });
}
