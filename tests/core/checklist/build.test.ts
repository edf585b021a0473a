import { describe, expect, it } from 'vitest';
import {
  buildChecklist,
  catalogue,
  findings,
  markChecklist,
  type Checklist,
  untouched,
} from '../../../src/core/checklist/index.js';
import type { OutcomeId } from '../../../src/core/decision/index.js';
import { decision, outcomes, words } from './fixtures.js';

function ids({ items }: Checklist): string[] {
  return items.map(({ id }) => id);
}

function becauseOf({ items }: Checklist, id: string): string[] | undefined {
  return items.find((item) => item.id === id)?.because;
}

describe('buildChecklist', () => {
  it('is the whole list without a decision or a finding, and gives no reasons', () => {
    const whole = buildChecklist({ decisions: [], findings: [] });
    expect(ids(whole)).toEqual(catalogue.map(({ id }) => id));
    expect(whole.items.every(({ because }) => because.length === 0)).toBe(true);
  });

  it.each(outcomes)(
    'gives every item for %s at least one reason, and nothing that is done already',
    (outcome) => {
      const list = buildChecklist({ decisions: [decision(outcome)], findings: [] });
      expect(list.items.length).toBeGreaterThan(outcome === 'webhook-signature' ? 5 : 14);
      expect(list.items.every(({ because, status }) => because.length > 0 && status === 'todo')).toBe(true);
    },
  );

  it('says hashed keys for API keys and a denylist for revocable tokens, and neither for webhooks', () => {
    const of = (outcome: OutcomeId) => ids(buildChecklist({ decisions: [decision(outcome)], findings: [] }));
    expect(of('api-key')).toContain('hashed-keys');
    expect(of('api-key')).not.toContain('denylist-by-id');
    expect(of('revocable-token')).toContain('denylist-by-id');
    expect(of('webhook-signature')).toContain('sign-webhooks');
    expect(of('webhook-signature')).not.toContain('challenge-on-401');
  });

  it('names the answer that brings an item in, in words', () => {
    const list = buildChecklist({
      decisions: [decision('api-key', { stakes: 'high' })],
      findings: [],
      words,
    });
    expect(becauseOf(list, 'more-than-a-key')).toEqual(['you said money is at risk']);
    expect(becauseOf(list, 'hashed-keys')).toEqual(['your answers lead to API keys']);
  });

  it('says a reason that decisions share once, with all their names', () => {
    const list = buildChecklist({
      decisions: [
        decision('api-key', { stakes: 'high' }, 'Partner API'),
        decision('api-key', { stakes: 'low' }, 'A customer, from their server'),
        decision('cookie-session', {}, 'Dashboard'),
      ],
      findings: [],
      words,
    });
    for (const { because } of list.items) {
      const clauses = because.map((clause) => clause.replace(/ \([^()]*\)$/, ''));
      expect(new Set(clauses).size).toBe(clauses.length);
    }
    expect(becauseOf(list, 'hashed-keys')).toEqual([
      'your answers lead to API keys (Partner API, “A customer, from their server”)',
    ]);
    expect(becauseOf(list, 'timed-revocation')).toEqual([
      'every API that takes credentials needs it (Partner API, “A customer, from their server”, Dashboard)',
    ]);
  });

  it('drops an item when the answer says otherwise, and keeps it while the question is open', () => {
    const of = (answers: object) =>
      buildChecklist({ decisions: [decision('api-key', answers)], findings: [], words });
    expect(becauseOf(of({ stakes: 'low' }), 'more-than-a-key')).toBeUndefined();
    expect(becauseOf(of({}), 'more-than-a-key')).toEqual(['“If replayed” is still open']);
    expect(becauseOf(of({ stakes: 'unsure' }), 'more-than-a-key')).toEqual(['“If replayed” is still open']);
  });

  it('names no open question where an answer is reason enough', () => {
    const of = (answers: object) =>
      buildChecklist({ decisions: [decision('jwt-refresh', answers)], findings: [], words });
    expect(becauseOf(of({ caller: 'person' }), 'code-with-pkce')).toEqual(['you said caller is person']);
    expect(becauseOf(of({}), 'code-with-pkce')).toEqual([
      '“Who calls” is still open',
      '“consent” is still open',
    ]);
  });

  it('says which decision brings an item in when there are several', () => {
    const list = buildChecklist({
      decisions: [decision('api-key', {}, 'Partner API'), decision('cookie-session', {}, 'Dashboard')],
      findings: [],
    });
    expect(becauseOf(list, 'hashed-keys')).toEqual(['your answers lead to API keys (Partner API)']);
    expect(becauseOf(list, 'csrf-defence')).toEqual([
      'your answers lead to a session with a cookie (Dashboard)',
    ]);
  });

  it.each(findings)('has something to do about the finding %s', (finding) => {
    const list = buildChecklist({ decisions: [], findings: [finding] });
    expect(list.items.length).toBeGreaterThan(0);
    expect(list.items.every(({ because }) => because.length === 1)).toBe(true);
  });

  it.each(findings)('says of %s what it is: found, not sure of, or not told apart', (finding) => {
    const of = (said: Partial<Parameters<typeof buildChecklist>[0]>) =>
      buildChecklist({ decisions: [], findings: [], ...said }).items.map(({ because }) => because.join());
    for (const because of of({ findings: [finding] })) expect(because).toMatch(/^the check found that /);
    for (const because of of({ unsure: [finding] })) expect(because).toMatch(/^you were not sure whether /);
    for (const because of of({ suspected: [finding] }))
      expect(because).toMatch(/^the check did not rule out that /);
    expect(of({ unsure: [finding] })).toHaveLength(of({ findings: [finding] }).length);
    expect(of({ findings: [finding], unsure: [finding] }).join()).not.toContain('not sure');
  });

  it('lists what to find out when nothing was found, and not everything', () => {
    const list = buildChecklist({ decisions: [], findings: [], unsure: ['plain-http'] });
    expect(ids(list)).toEqual(['refuse-plain-http', 'https-for-pages']);
  });

  it('tells the decision in words: what was said, why, what is ruled out, what would change it', () => {
    const [summary] = buildChecklist({
      decisions: [
        {
          name: 'our API',
          answers: { caller: 'partner', stakes: 'unsure' },
          advice: {
            ...decision('api-key').advice,
            runnersUp: ['jwt-refresh'],
            reasons: [
              { rule: 'meter-keys', question: 'metering' },
              { rule: 'meter-keys', question: 'caller' },
            ],
            ruledOut: [{ outcome: 'none', rule: 'no-person', question: 'caller' }],
            flips: [{ question: 'stakes', answer: 'high', becomes: 'jwt-refresh' }],
          },
        },
      ],
      findings: [],
      words,
    }).decisions;
    const { details, ...told } = summary ?? {};
    expect(details?.options.map(({ option, stands }) => [option, stands])).toEqual([
      ['API key', 'chosen'],
      ['Short JWT with refresh', 'runner-up'],
    ]);
    expect(told).toEqual({
      name: 'our API',
      answers: { caller: 'partner', stakes: 'unsure' },
      outcome: 'api-key',
      option: 'API key',
      drivers: ['customers call from their servers'],
      reasons: ['A key is counted for little work.'],
      runnersUp: ['Short JWT with refresh'],
      ruledOut: [{ option: 'Nothing yet', reason: 'A key names no person.' }],
      revisit: [{ answer: 'money is at risk', option: 'Short JWT with refresh' }],
    });
  });

  it('works without words: ids stand for themselves', () => {
    const list = buildChecklist({ decisions: [decision('api-key', { stakes: 'high' })], findings: [] });
    expect(becauseOf(list, 'more-than-a-key')).toEqual(['you said stakes is high']);
    expect(list.decisions[0]?.option).toBe('api-key');
  });
});

describe('markChecklist', () => {
  it('puts what was said about an item beside it and leaves marks of other items alone', () => {
    const list = markChecklist(buildChecklist({ decisions: [decision('api-key')], findings: [] }), {
      'hashed-keys': { ...untouched, status: 'done', reason: '', note: 'since March' },
      'not-on-this-list': { ...untouched, status: 'done', reason: '', note: '' },
    });
    expect(list.items.filter(({ status }) => status === 'done')).toMatchObject([
      { id: 'hashed-keys', note: 'since March' },
    ]);
  });
});
