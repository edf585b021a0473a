import type { FindingId } from '../../core/checklist/index.js';

/** What a finding says on the checklist, after “the check found that”. */
export const findingClauses: Readonly<Record<FindingId, string>> = {
  'exposed-credentials': 'credentials turn up where others can read them',
  'unchecked-claims': 'some service does not check algorithm, issuer and audience',
  'plain-http': 'some endpoint answers over plain http',
  'readable-keys': 'stored keys can be read',
  'long-lifetime': 'a token outlives the hour and nothing ends it early',
  'no-rotation': 'refresh tokens or keys are never replaced',
  'one-key': 'several callers share one key',
  'no-limits': 'nothing limits a single credential',
  'never-revoked': 'nobody has timed a revocation',
  'unnoticed-leak': 'nobody would notice a leak',
};
