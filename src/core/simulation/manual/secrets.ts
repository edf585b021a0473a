import { API_KEY_PREFIX, keyChecksum, s256Challenge } from '../../credentials/index.js';
import type { OAuthClient } from '../../api/index.js';
import type { Engine } from '../engine.js';
import type { CodeId } from '../types/index.js';
import { applyEdits } from './edits.js';
import type { Known } from './recognise.js';
import { encodeSegment, joined } from './segments.js';
import type { Spelling } from './spell.js';
import type { ManualRequest, SecretName } from './request.js';

/** The one verifier of manual requests (RFC 7636 section 4.1): no byte of the caller's own is kept to send again. */
const VERIFIER = 'verifier-of-every-request-by-hand-unreserved';

/** Never minted: the odds against it are those of guessing a key. */
const UNKNOWN_RANDOM_PART = 'NeverMintedNeverMintedNeverMin';

/** Any other thing that nobody here made. Long enough for a code verifier, so that a wrong one is refused as wrong. */
const UNKNOWN_CREDENTIAL = 'unknown-credential-that-nobody-here-has-made';

/** What the run knows at this moment. */
export function knownTo(engine: Engine): Known {
  const { clients, adminSecret } = engine.api.config;
  return {
    names: new Map<string, SecretName>([
      [adminSecret, 'admin-secret'],
      ...[...engine.secrets].map(([name, secret]) => [secret, name] as const),
      ...[...engine.codes].map(([name, { secret }]) => [secret, name] as const),
    ]),
    alg: engine.api.config.alg,
    kids: signingKids(engine),
    clientSecrets: new Map(clients.flatMap(({ id, secret }) => (secret === undefined ? [] : [[id, secret]]))),
    challenges: new Map(
      [...engine.codes].flatMap(([name, { challenge }]) => (challenge === null ? [] : [[name, challenge]])),
    ),
  };
}

/** How a description is written out to be sent: with the run's secrets, and stand-ins for those it does not know. */
export async function toBeSent(engine: Engine, request: ManualRequest): Promise<Spelling> {
  const challenge = await s256Challenge(VERIFIER);
  const bytes = (name: SecretName): string => {
    switch (name) {
      case 'admin-secret':
        return engine.api.config.adminSecret;
      case 'client-secret':
        return clientOf(engine, request)?.secret ?? 'unknown-client-secret';
      case 'code-verifier':
        return VERIFIER;
      case 'code-challenge':
        return challenge;
      case 'unknown-key':
        return API_KEY_PREFIX + UNKNOWN_RANDOM_PART + keyChecksum(UNKNOWN_RANDOM_PART);
      case 'unknown-token':
        return unknownToken(engine);
      case 'unknown':
        return UNKNOWN_CREDENTIAL;
      default:
        return isCode(name) ? (engine.codes.get(name)?.secret ?? '') : engine.secretOf(name);
    }
  };
  return {
    secret: ({ secret, edits }) => applyEdits(bytes(secret), edits),
    unknown: 'unknown',
    filler: (length) => 'x'.repeat(length),
    escape: encodeURIComponent,
    base64: (text) => btoa(text),
  };
}

export function isCode(name: SecretName): name is CodeId {
  return name.startsWith('code-') && name !== 'code-verifier' && name !== 'code-challenge';
}

/** The OAuth client that a request says it comes from. */
export function clientOf(engine: Engine, { credentials, body }: ManualRequest): OAuthClient | undefined {
  const form = body?.content && 'form' in body.content ? body.content.form : [];
  const id =
    credentials.find(({ as }) => as === 'basic')?.client ?? form.find(([name]) => name === 'client_id')?.[1];
  return engine.api.config.clients.find((client) => client.id === id);
}

/** The ids of the keys that the run signs or has signed with, oldest first. */
function signingKids({ api }: Engine): string[] {
  return [...api.state.signingKeys.keys()];
}

/** In everything but the signature as if it were ours. */
function unknownToken(engine: Engine): string {
  const { issuer, audience, accessTtlS, alg } = engine.api.config;
  const kid = signingKids(engine).at(-1);
  const iat = Math.floor(engine.now / 1000);
  return joined({
    header: encodeSegment({ alg, typ: 'at+jwt', kid }),
    payload: encodeSegment({
      iss: issuer,
      sub: 'user-unknown',
      aud: audience,
      exp: iat + accessTtlS,
      iat,
      jti: 'jti-unknown',
      client_id: 'demo-app',
      scope: 'orders:read',
    }),
    signature: 'A'.repeat(86),
  });
}
