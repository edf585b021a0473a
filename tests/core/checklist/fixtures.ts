import type { Checklist, ChecklistWords } from '../../../src/core/checklist/index.js';
import { outcomeNames } from '../../../src/content/decision/outcomeNames.js';
import type { Advice, Answers, OutcomeId } from '../../../src/core/decision/index.js';

/** All of them: the names are a record of every outcome. */
export const outcomes = Object.keys(outcomeNames) as OutcomeId[];

export function advice(outcome: OutcomeId, more: Partial<Advice> = {}): Advice {
  return {
    outcome,
    margin: 'clear',
    runnersUp: [],
    closest: [],
    ruledOut: [],
    reasons: [],
    flips: [],
    tensions: [],
    companions: [],
    assumed: [],
    relevant: [],
    ...more,
  };
}

export function decision(outcome: OutcomeId, answers: Answers = {}, name = 'our API') {
  return { name, answers, advice: advice(outcome) };
}

export const words: ChecklistWords = {
  questions: {
    caller: { short: 'Who calls', clauses: { partner: 'customers call from their servers' } },
    stakes: { short: 'If replayed', clauses: { high: 'money is at risk', low: 'it is a nuisance' } },
  },
  outcomes: { 'api-key': 'API key', 'jwt-refresh': 'Short JWT with refresh', none: 'Nothing yet' },
  rules: { 'meter-keys': 'A key is counted for little work.', 'no-person': 'A key names no person.' },
  sources: {
    rfc6750: { title: 'RFC 6750', url: 'https://example.com/6750' },
    'owasp-rest': { title: 'OWASP REST', url: 'https://example.com/rest', status: 'draft' },
  },
};

/** One item of each status, with text that is hostile to every format. */
export const sample: Checklist = {
  decisions: [
    {
      name: 'partner *API*',
      answers: { caller: 'partner', stakes: 'unsure' },
      outcome: 'api-key',
      option: 'API key',
      drivers: ['customers call from their servers'],
      reasons: ['A key is counted for little work.'],
      runnersUp: ['Client credentials'],
      ruledOut: [{ option: 'Cookie session', reason: 'Nobody signs in through a browser.' }],
      revisit: [{ answer: 'a signed-in person calls', option: 'Cookie session' }],
    },
  ],
  items: [
    {
      id: 'limit-per-credential',
      stage: 'limit',
      action: 'Limit the rate of every credential',
      why: 'One loop then costs its share.',
      verify: '`curl -i $API` answers 429.',
      effort: 'hours',
      because: ['callers present a credential to your API'],
      sources: [
        { title: 'RFC 6585', section: '4', url: 'https://example.com/6585', status: '' },
        { title: 'OWASP REST', section: 'API Keys', url: 'https://example.com/rest', status: 'draft' },
      ],
      status: 'todo',
      owner: '=Ann | *x*',
      due: '2026-12-31',
      reason: '',
      note: '=HYPERLINK("https://evil.example","<b>ask</b> *Ann* & [Bob]")\n\n- done in #12\n  2. not yet',
    },
    {
      id: 'cookie-attributes',
      stage: 'transport',
      action: 'Set the cookie `Secure`, and name it `__Host-id`',
      why: 'It travels by itself.',
      verify: 'Look at `set-cookie`.',
      effort: 'hours',
      because: [],
      sources: [{ title: 'Our wiki', section: '', url: '', status: '' }],
      status: 'not-applicable',
      owner: '',
      due: '',
      reason: '- [ ] no browsers,\n# none "at all"',
      note: '',
    },
    {
      id: 'revoke-first',
      stage: 'incident',
      action: 'Revoke first',
      why: 'Overlap is for routine.',
      verify: 'Drill it.',
      effort: 'hours',
      because: ['you push events', '“Who calls” is still open'],
      sources: [{ title: 'RFC 6750', section: '3.1', url: 'https://example.com/a<b> c', status: '' }],
      status: 'done',
      owner: '',
      due: '',
      reason: '',
      note: '',
    },
  ],
};
