import type { Answers } from '../src/core/decision/index.js';

/** A metered partner API: every question answered. */
export const partner: Answers = {
  direction: 'inbound',
  caller: 'partner',
  home: 'server',
  identity: 'no',
  revocation: 'minute',
  verifiers: 'one',
  lookup: 'cached',
  permissions: 'few-scopes',
  metering: 'main',
  consent: 'none',
  stakes: 'business',
  platform: 'app-only',
  integrators: 'public',
  lifetime: 'years',
};

/** People in a web page of their own, as far as it has been told. */
export const person: Answers = {
  direction: 'inbound',
  caller: 'person',
  home: 'browser',
  verifiers: 'many',
  lookup: 'none',
};
