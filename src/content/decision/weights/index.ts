import type { Weight } from '../../../core/decision/index.js';
import { caller } from './caller.js';
import { consent } from './consent.js';
import { home } from './home.js';
import { identity } from './identity.js';
import { integrators } from './integrators.js';
import { lifetime } from './lifetime.js';
import { lookup } from './lookup.js';
import { metering } from './metering.js';
import { permissions } from './permissions.js';
import { platform } from './platform.js';
import { revocation } from './revocation.js';
import { stakes } from './stakes.js';
import { verifiers } from './verifiers.js';

/** What speaks for an outcome, or against it: small whole numbers that add up. Written from the sources, row by row. */
export const weights: readonly Weight[] = [
  ...caller,
  ...home,
  ...identity,
  ...revocation,
  ...verifiers,
  ...lookup,
  ...permissions,
  ...metering,
  ...consent,
  ...stakes,
  ...platform,
  ...integrators,
  ...lifetime,
];
