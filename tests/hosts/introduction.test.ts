import { describe, expect, test } from 'vitest';
import { introduction } from '../../src/hosts/introduction.js';
import { members } from '../core/api/harness.js';
import { practiceAt, type Served } from './harness.js';

/** Reads one printed curl line as a shell and curl would, and sends what it says. */
function paste(line: string, { practice }: Served, key = ''): Promise<Response> {
  const words = [...line.replace('$KEY', key).matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
  const after = (flag: string): string[] => words.filter((_, index) => words[index - 1] === flag);
  const headers = new Headers(after('-H').map((field) => field.split(': ') as [string, string]));
  for (const user of after('-u')) headers.set('Authorization', `Basic ${btoa(user)}`);
  const data = after('-d').join('&');
  if (data !== '' && !headers.has('content-type'))
    headers.set('Content-Type', 'application/x-www-form-urlencoded');
  const address = words.find((word) => word.startsWith('http')) ?? '';
  return practice.fetch(
    new Request(address, {
      method: data === '' ? 'GET' : 'POST',
      headers,
      ...(data !== '' && { body: data }),
    }),
  );
}

describe('what the terminal prints', () => {
  test('names the address, the metadata, the admin secret and both clients', async () => {
    const { practice } = await practiceAt();
    const text = introduction(practice, { hasPage: true });
    expect(text).toContain(practice.issuer);
    expect(text).toContain(practice.metadata);
    expect(text).toContain(practice.adminSecret);
    for (const { id, secret, redirectUris } of practice.clients) {
      expect(text).toContain(secret === undefined ? `${id}  public` : `${id}  secret ${secret}`);
      for (const uri of redirectUris) expect(text).toContain(`redirect URI ${uri}`);
    }
  });

  test('ends with lines that work when pasted', async () => {
    const served = await practiceAt();
    const lines = introduction(served.practice, { hasPage: true }).split('\n').slice(-4);
    const [mint = '', call = '', token = '', hour = ''] = lines.map(
      (line) => /curl [^|]*/.exec(line)?.[0] ?? '',
    );

    const minted = await (await paste(mint, served)).text();
    const pattern = /grep -o '([^']*)'/.exec(lines[0] ?? '')?.[1]?.replace(/\\([{}])/g, '$1') ?? '';
    const found = minted.match(new RegExp(pattern, 'g')) ?? [];
    expect(found).toEqual([expect.stringMatching(/^kot_demo_/)]);

    expect((await paste(call, served, found[0])).status).toBe(200);
    served.clock.passSeconds(60);
    expect((await paste(call, served, found[0])).status).toBe(401);
    expect(await members(await paste(token, served))).toMatchObject({ token_type: 'Bearer', expires_in: 30 });
    const before = served.practice.worlds.shared.clock.now();
    expect((await paste(hour, served)).status).toBe(200);
    expect(served.practice.worlds.shared.clock.now() - before).toBe(3_600_000);
  });
});
