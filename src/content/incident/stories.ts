import type { LeakedCredential } from '../../core/incident/index.js';

/** A story of the Lab, and the answer that it is for: the first that fits is shown. */
export interface LeakStory {
  story: string;
  when?: readonly [question: string, ...answers: (string | number)[]];
}

const DAY = 86_400;
const ASKED = ['denylist', 'client', 'introspection'] as const;

/** Where to see a leak of each kind in the Lab, in words that fit what is said of the case. */
export const storiesOf: Readonly<Record<LeakedCredential, readonly LeakStory[]>> = {
  'api-key': [{ story: 'leaked-credential', when: ['verdict', 0] }, { story: 'cached-key' }],
  'access-token': [
    { story: 'denylist', when: ['lookup', ...ASKED] },
    { story: 'day-long-token', when: ['lifetime', DAY, 7 * DAY, 30 * DAY] },
    { story: 'leaked-credential' },
  ],
  'refresh-token': [{ story: 'stolen-refresh' }],
  'session-cookie': [{ story: 'leaked-credential', when: ['verdict', 0] }, { story: 'cached-key' }],
  'stateless-cookie': [{ story: 'leaked-credential', when: ['lookedup', 'yes'] }, { story: 'sacked-admin' }],
  'client-secret': [
    { story: 'leaked-credential', when: ['issued', 'no'] },
    { story: 'denylist', when: ['lookup', ...ASKED] },
    { story: 'key-to-jwt' },
  ],
  'client-key': [
    { story: 'leaked-credential', when: ['form', 'server-certificate'] },
    { story: 'denylist', when: ['lookup', ...ASKED] },
    { story: 'key-to-jwt' },
  ],
  'signing-key': [{ story: 'sandbox', when: ['alg', 'pair'] }, { story: 'signing-key' }],
  'webhook-secret': [{ story: 'signing-key' }],
  'third-party-key': [{ story: 'cached-key' }],
  unknown: [{ story: 'leaked-credential' }],
};
