import type { FindingId } from '../../core/checklist/index.js';

/**
 * What a finding says: after “the check found that” on the checklist, and as its heading on the page. One key or one
 * service is enough for it, since “not everywhere” finds it as “no” does.
 */
export const findingClauses: Readonly<Record<FindingId, string>> = {
  'exposed-credentials': 'there are credentials in logs',
  'committed-secrets': 'there are credentials in a repository',
  'credentials-in-urls': 'there are credentials in addresses',
  'secrets-in-clients': 'what users download contains a secret',
  'unchecked-claims': 'some service accepts tokens made for another',
  'token-picks-algorithm': 'some service lets the token pick its algorithm',
  'plain-http': 'some endpoint takes credentials over plain http',
  'readable-keys': 'some stored keys are readable',
  'excess-rights': 'some credential can do more than its work needs',
  'outlives-departure': 'something a leaver could use still works',
  'long-lifetime': 'a stolen access token can work for more than an hour',
  'one-key': 'several callers share one key',
  'mixed-environments': 'a test key opens production',
  'ownerless-keys': 'some key has no owner',
  'endless-keys': 'some key never expires',
  'no-rotation': 'some long-lived key has never been replaced',
  'reusable-refresh': 'a refresh token copied from a user’s device can be used again and again',
  'no-limits': 'some credential has no limit of its own',
  'never-revoked': 'nobody has timed how long some revoked credential still works',
  'unnoticed-leak': 'a stranger’s use of some credential would go unnoticed',
};

/** What nobody could say: after “you were not sure whether” on the checklist, and “Find out whether” on the page. */
export const unsureClauses: Readonly<Record<FindingId, string>> = {
  'exposed-credentials': 'your logs are free of credentials',
  'committed-secrets': 'your repositories are free of credentials',
  'credentials-in-urls': 'your addresses are free of credentials',
  'secrets-in-clients': 'what users download from you is free of secrets',
  'unchecked-claims': 'every service refuses tokens that were made for another',
  'token-picks-algorithm': 'every service sets the algorithm itself',
  'plain-http': 'every endpoint that takes credentials refuses plain http',
  'readable-keys': 'keys are stored as hashes only',
  'excess-rights': 'each credential can do only what its work needs',
  'outlives-departure': 'everything a leaver could use stops working',
  'long-lifetime': 'a stolen access token stops working within an hour',
  'one-key': 'each caller has a key of its own',
  'mixed-environments': 'production refuses test keys',
  'ownerless-keys': 'every key has an owner you can name',
  'endless-keys': 'every key has a date on which it expires',
  'no-rotation': 'your long-lived keys have been replaced before',
  'reusable-refresh': 'a refresh token copied from a user’s device works once at most',
  'no-limits': 'every credential has a limit of its own',
  'never-revoked': 'anybody has timed how long a revoked credential still works',
  'unnoticed-leak': 'you would notice a stranger who uses one of your credentials',
};
