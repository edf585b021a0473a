import type { AnswerId, QuestionId } from '../../core/decision/index.js';

/** What an answer of Decide says about a system, as the address of `#/scale` says it. The first that is given counts. */
export const FROM_ANSWERS: readonly (readonly [
  question: QuestionId,
  answer: AnswerId,
  says: Readonly<Record<string, string>>,
])[] = [
  ['caller', 'person', { preset: 'saas' }],
  ['caller', 'partner', { preset: 'b2b' }],
  ['caller', 'third-party', { preset: 'b2b' }],
  ['caller', 'device', { preset: 'iot' }],
  ['revocation', 'next-request', { lifetimeS: '60', cacheTtlS: '1' }],
  ['revocation', 'minute', { lifetimeS: '60', cacheTtlS: '60' }],
  ['revocation', 'quarter-hour', { lifetimeS: '900', cacheTtlS: '900' }],
  ['revocation', 'later', { lifetimeS: '3600', cacheTtlS: '3600' }],
  ['lookup', 'cheap', { design: 'key-looked-up', slide: 'cacheTtlS' }],
  ['lookup', 'cached', { design: 'key-cached', slide: 'cacheTtlS' }],
  ['lookup', 'none', { design: 'jwt' }],
  ['verifiers', 'one', { nodes: '4', regions: '1' }],
];
