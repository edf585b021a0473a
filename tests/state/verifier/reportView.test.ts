import { beforeAll, describe, expect, test } from 'vitest';
import { judge, type Kit } from '../../../src/core/verifier/index.js';
import { byGroup, viewOf, type ReportView } from '../../../src/state/verifier/reportView.js';
import { kitFor } from '../../core/verifier/kits.js';

let kit: Kit;
beforeAll(async () => {
  kit = await kitFor('ES256');
});

const answers = (odd: Record<string, number> = {}): { id: string; status: number }[] =>
  kit.cases.map(({ id, accept }) => ({ id, status: odd[id] ?? (accept === false ? 401 : 200) }));
const view = (results: { id: string; status: number }[], isPast = false): ReportView =>
  viewOf(judge(kit, results), isPast);

describe('the report on the page', () => {
  test('praises a verifier only when every answer is known and right', () => {
    expect(view(answers())).toMatchObject({
      title: 'Your API gave the right answer to every token',
      isGood: true,
      wrong: [],
    });
    const [first, ...rest] = answers();
    expect(first).toBeDefined();
    expect(view(rest.slice(1))).toMatchObject({ title: 'Nothing wrong so far, 2 not known', isGood: false });
    expect(view(answers({ 'kid-quote': 500 }))).toMatchObject({
      isGood: false,
      unclear: [{ id: 'kid-quote' }],
    });
  });

  test('says first what got in, the worst before the rest', () => {
    const { title, wrong } = view(
      answers({ 'space-in-payload': 200, 'alg-none': 200, 'nbf-ahead': 200, large: 401 }),
    );
    expect(title).toBe('3 bad tokens got in, and 1 good token was turned away');
    expect(wrong.map(({ severity, rows }) => [severity, rows.map(({ id }) => id)])).toEqual([
      ['harm', ['alg-none']],
      ['risk', ['nbf-ahead']],
      ['note', ['large', 'space-in-payload']],
    ]);
  });

  test('judges nothing where no good token is taken, and says why that may be', () => {
    const refusing = kit.cases.map(({ id }) => ({ id, status: 401 }));
    expect(view(refusing)).toMatchObject({ title: 'Nothing is judged', isGood: false, wrong: [] });
    expect(view(refusing).sentences[0]).toContain('an API that refuses everything would look perfect');
    expect(view(refusing, true).sentences[0]).toContain('have expired');
  });

  test('says what answers mean that are all the same', () => {
    const all = (status: number): string => {
      const { title, sentences } = view(kit.cases.map(({ id }) => ({ id, status })));
      return `${title}. ${sentences.join(' ')}`;
    };
    expect(all(0)).toMatch(/Nothing is judged.*the address was not reached/);
    expect(all(401)).toMatch(/Nothing is judged.*another issuer, expects another audience/);
    expect(all(200)).toMatch(/bad tokens got in.*Either the address needs no token/);
    expect(
      view(
        kit.cases.map(({ id }) => ({ id, status: 401 })),
        true,
      ).sentences,
    ).toHaveLength(1);
  });

  test('says how it has read 403 and 400, and what does not belong to the kit', () => {
    const { sentences } = view([
      ...answers({ minimal: 403, 'alg-none': 400 }),
      { id: 'minimal', status: 200 },
      { id: 'unheard-of', status: 200 },
    ]);
    expect(sentences.join(' ')).toMatch(
      /1 answer was 400: .* 1 case has several results.* 1 result is for no case/,
    );
    expect(view(answers({ large: 403 })).sentences.join(' ')).toContain(
      '1 answer was 403: your verifier accepted',
    );
  });

  test('does not say of 403 for the bad tokens alone that scopes are missing, but what else it may be', () => {
    const { sentences } = view(
      answers().map(({ id, status }) => ({ id, status: status === 401 ? 403 : status })),
    );
    expect(sentences[0]).toContain('`insufficient_scope`');
    expect(sentences.join(' ')).not.toContain('Add the scope');
  });

  test('puts cases under what they are about, in the order of the kit', () => {
    const groups = byGroup(kit.cases);
    expect(groups[0]?.group).toBe('taken');
    expect(groups.flatMap(({ rows }) => rows)).toHaveLength(kit.cases.length);
  });
});
