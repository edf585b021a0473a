import type { LeakedCredential } from '../types.js';
import { accessToken } from './accessToken.js';
import { apiKey } from './apiKey.js';
import { clientKey, clientSecret } from './clients.js';
import { sessionCookie, statelessCookie } from './cookies.js';
import type { KindOfLeak } from './kind.js';
import { refreshToken } from './refreshToken.js';
import { signingKey } from './signingKey.js';
import { thirdPartyKey } from './thirdPartyKey.js';
import { unknownKind } from './unknown.js';
import { webhookSecret } from './webhookSecret.js';

export const KINDS: Readonly<Record<LeakedCredential, KindOfLeak>> = {
  'api-key': apiKey,
  'access-token': accessToken,
  'refresh-token': refreshToken,
  'session-cookie': sessionCookie,
  'stateless-cookie': statelessCookie,
  'client-secret': clientSecret,
  'client-key': clientKey,
  'signing-key': signingKey,
  'webhook-secret': webhookSecret,
  'third-party-key': thirdPartyKey,
  unknown: unknownKind,
};
