import type { Trace } from '../../../../src/core/api/index.js';
import type { Answered } from './learn.js';
import { membersOf } from './learn.js';
import { mayPass, type Sent } from './oracle.js';
import type { Ledger } from './ledger.js';

/** One request and everything that came of it. */
export interface Exchanged {
  sent: Sent;
  secrets: readonly string[];
  answered: Answered;
  /** What was observed: one trace a request. */
  traces: readonly Trace[];
}

/** What holds for every request, and the sentence to say when it does not. */
export const PROPERTIES = {
  'is answered, without an exception, a hang or a 5xx': ({ answered }) => answered.status < 500,

  'is not let in without a credential that is good for it': ({ sent, answered }, ledger, now) =>
    answered.status >= 300 || mayPass(sent, answered, ledger, now),

  'that is answered 401 gets a challenge': ({ answered }) =>
    answered.status !== 401 || /^(Bearer|Basic) realm="/.test(answered.headers.get('www-authenticate') ?? ''),

  'gets a problem whose type, title and status are right, or an OAuth error': ({ sent, answered }) => {
    if (answered.status < 400 || sent.method === 'HEAD') return true;
    const { type, title, status, error } = membersOf(answered.text);
    return answered.headers.get('content-type') === 'application/problem+json'
      ? status === answered.status && URL.canParse(String(type)) && Boolean(title)
      : answered.headers.get('content-type') === 'application/json' && typeof error === 'string';
  },

  'gets none of its credentials back, in the body, a header or the trace': ({
    secrets,
    answered,
    traces,
  }) => {
    if (secrets.length === 0) return true;
    const said = [answered.text, ...answered.headers.values(), JSON.stringify(traces)].join('\n');
    return !secrets.some((secret) => said.includes(secret));
  },

  'is traced once, with its status and the step that decided': ({ answered, traces }) => {
    const [trace, ...more] = traces;
    if (!trace || more.length > 0) return false;
    const decided = trace.steps[trace.decidedBy];
    // The authorization endpoint sends its errors back to the client (RFC 6749 section 4.1.2.1).
    const redirectsError = /[?&]error=/.test(answered.headers.get('location') ?? '');
    const isRefused = answered.status >= 400 || redirectsError;
    return trace.status === answered.status && decided !== undefined && decided.ok === !isRefused;
  },
} as const satisfies Record<string, (exchanged: Exchanged, ledger: Ledger, now: number) => boolean>;

export type Property = keyof typeof PROPERTIES;
