import type { AnswerId, OutcomeId, QuestionId } from '../../core/decision/index.js';

/** What it means in practice that a wish gives way to another answer: a clause, with the figure where there is one. */
export function bendOf(question: QuestionId, answer: AnswerId, outcome: OutcomeId): string | undefined {
  if (question === 'revocation' && answer === 'minute') return withinAMinute(outcome);
  return bends[question]?.[answer];
}

/** What still lets it in meanwhile depends on what is presented. */
function withinAMinute(outcome: OutcomeId): string {
  if (outcome === 'revocable-token')
    return 'for up to 60 s after you revoke, a cached answer, or the last copy of the list, still lets it in';
  const isLookedUp = outcome === 'api-key' || outcome === 'cookie-session';
  return isLookedUp
    ? 'for up to 60 s after you revoke, a cached answer still lets it in'
    : 'for up to 60 s after you revoke, leeway included, a token that was issued before still gets in';
}

const bends: Partial<Record<QuestionId, Readonly<Record<AnswerId, string>>>> = {
  identity: {
    sometimes: 'calls name the customer or service, and you note the person where there is one',
    no: 'calls name the customer or service, never the person',
  },
  revocation: {
    'quarter-hour': 'for up to 15 min after you revoke, a token issued before still gets in',
    later: 'until a token of an hour or a day runs out, it still gets in',
  },
  lookup: {
    cheap: 'the table is asked on every call, one read each, with no cache in front',
    cached: 'a store is asked, and its answer is kept for some seconds',
    none: 'nothing is asked on a call',
  },
  consent: {
    own: 'users give access to scripts of their own, not to somebody else’s software',
    none: 'a contract covers the access, and no user approves or withdraws it',
  },
  platform: {
    idp: 'you run, or rent, an identity provider or a gateway',
    'platform-team': 'somebody runs PKI, a mesh or a cloud’s workload identity for you',
  },
};
