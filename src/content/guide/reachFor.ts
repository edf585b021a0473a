import type { Quoted } from './quoted.js';

/** When to reach for one of the two, and what common guides leave out about it. */
export interface ReachFor {
  id: string;
  lane: 'key' | 'jwt';
  title: string;
  reasons: readonly { when: string; because: string; quoted?: Quoted }[];
  /** The half of the truth that “instant” and “irrevocable” leave out. */
  catch: { text: string; quoted?: Quoted };
}

export const reachFor: readonly ReachFor[] = [
  {
    id: 'reach-for-an-api-key',
    lane: 'key',
    title: 'Reach for an API key',
    reasons: [
      {
        when: 'A leak must end on the next call',
        because: 'revoke it in the table, no cache in front',
        quoted: { source: 'S53', label: 'Zuplo' },
      },
      {
        when: 'The caller is a company or a server',
        because: 'no person signs in',
        quoted: { source: 'owasp-api2-2023', label: 'OWASP API2:2023' },
      },
      {
        when: 'You meter or bill each caller',
        because: 'each call names its key',
        quoted: { source: 'owasp-rest', label: 'OWASP REST' },
      },
    ],
    catch: {
      text: 'Behind a cache, a deleted key works until the cache forgets it.',
      quoted: { source: 'aws-authorizer', label: 'AWS' },
    },
  },
  {
    id: 'reach-for-a-jwt',
    lane: 'jwt',
    title: 'Reach for a JWT',
    reasons: [
      {
        when: 'Many services check the same caller',
        because: 'a public key, no lookup per call',
        quoted: { source: 'owasp-microservices', label: 'OWASP' },
      },
      {
        when: 'People sign in to many services',
        because: 'an hour or less, then refresh',
        quoted: { source: 'rfc6750', label: 'RFC 6750, 5.3' },
      },
      {
        when: 'The API needs roles or scopes in hand',
        because: 'claims travel with the call',
        quoted: { source: 'rfc9068', label: 'RFC 9068, 2.2.3' },
      },
    ],
    catch: {
      text: 'A denylist or introspection revokes a JWT early. The price is state, asked on each call.',
      quoted: { source: 'rfc7009', label: 'RFC 7009, 3' },
    },
  },
];

/** Where neither is the answer. */
export const reachForNeither: { text: string; quoted?: Quoted } = {
  text: 'People who sign in to one web app: a session cookie usually serves them better than either.',
  quoted: { source: 'owasp-jwt', label: 'OWASP JWT' },
};
