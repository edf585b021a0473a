import type { Api, ApiConfig } from '../../api/index.js';
import type { Call } from '../call.js';
import type { Reading } from '../world/reading.js';
import type { OpenIdSessions } from './openId/sessions.js';

/** What the answers in front of the API are made with. */
export interface FrontContext {
  api: Api;
  /** The settings that hold for this request. */
  own: Partial<ApiConfig>;
  reading: Reading;
  openId: OpenIdSessions;
  /** Milliseconds since 1970. */
  now: number;
  /** Claims that each access token gets besides its own. */
  extraClaims: Record<string, unknown> | undefined;
}

export type FrontHandler = (call: Call, context: FrontContext) => Response | Promise<Response>;
