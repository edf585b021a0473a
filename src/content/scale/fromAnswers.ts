import type { AnswerId, QuestionId } from '../../core/decision/index.js';
import type { DesignId } from '../../core/scale/index.js';

/**
 * What an answer of Decide says about a system, as the address of `#/scale` says it. The first that is given counts. Where
 * access has to end within a time, that is the whole of it: a token's leeway and a copy of a cache between regions included.
 */
export const FROM_ANSWERS: readonly (readonly [
  question: QuestionId,
  answer: AnswerId,
  says: Readonly<Record<string, string>>,
])[] = [
  ['caller', 'person', { preset: 'saas' }],
  ['caller', 'partner', { preset: 'b2b' }],
  ['caller', 'third-party', { preset: 'b2b' }],
  ['caller', 'device', { preset: 'iot' }],
  ['revocation', 'next-request', { lifetimeS: '50', leewayS: '10', cacheTtlS: '1' }],
  ['revocation', 'minute', { lifetimeS: '50', leewayS: '10', cacheTtlS: '50' }],
  ['revocation', 'quarter-hour', { lifetimeS: '600', cacheTtlS: '600' }],
  ['revocation', 'later', { lifetimeS: '3600', cacheTtlS: '3600' }],
  ['verifiers', 'one', { nodes: '4', regions: '1' }],
];

/** Among the designs that an outcome may be, the one for what a call may look up: the first that is one of them. */
export const DESIGNS_FOR: Readonly<Partial<Record<AnswerId, readonly DesignId[]>>> = {
  cheap: ['key-looked-up'],
  cached: ['key-cached'],
  none: ['jwt', 'jwt-list'],
};
