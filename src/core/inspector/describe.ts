import { parseApiKey } from '../credentials/index.js';
import { isRecord } from '../shared/index.js';
import { textOf } from './extraction/base64.js';
import type { Candidate } from './extraction/extract.js';
import { readWholeJson } from './extraction/json.js';
import { readCompact, type Compact } from './kinds/compact.js';
import { isOfKnownType, isWhole, readJwk, readJwks, type Key } from './kinds/key.js';
import { readPaseto } from './kinds/paseto.js';
import { readPem } from './kinds/pem.js';
import { readDisclosures, splitSdJwt } from './kinds/sdJwt.js';
import type { Disclosure, Kind } from './types.js';
import type { VerdictCode } from './verdicts/codes.js';

/** A candidate once it is read: what it is after all, and what stands in it. */
export interface Described {
  kind: Kind;
  form: VerdictCode;
  header?: Record<string, unknown>;
  claims?: Record<string, unknown>;
  compact?: Compact;
  keys?: Key[];
  disclosures?: Disclosure[];
}

export async function describe(candidate: Candidate): Promise<Described> {
  const { kind, token, value = {}, isElided, vendor } = candidate;
  switch (kind) {
    case 'jwt':
      return describeCompact(token, isElided);
    case 'jwe':
      return describeJsonEncryption(value);
    case 'jws-json':
      return describeJsonSerialization(value);
    case 'jwk': {
      const key = readJwk(value);
      return {
        kind,
        form: key && lacksMembers(key) ? 'members-missing' : 'well-formed',
        keys: key ? [key] : [],
      };
    }
    case 'jwks': {
      const keys = readJwks(value);
      return { kind, form: keys.some(lacksMembers) ? 'members-missing' : 'well-formed', keys };
    }
    case 'pem': {
      const { key, isPrivate, isReadable } = readPem(token);
      const leaked: Key = { kty: '', isPrivate };
      return { kind, form: isReadable ? 'well-formed' : 'not-der', keys: [key ?? leaked] };
    }
    case 'api-key':
      return { kind, form: isElided ? 'elided' : vendorForm(vendor?.checksum ?? 'none') };
    case 'demo-key':
      return { kind, form: parseApiKey(token).ok ? 'checksum-holds' : 'checksum-fails' };
    case 'paseto': {
      const { isWhole: isAll, claims } = readPaseto(token);
      return { kind, form: isAll ? 'well-formed' : 'members-missing', ...part('claims', claims) };
    }
    case 'introspection':
      return { kind, form: 'well-formed', claims: value };
    case 'opaque':
      return describePart(token) ?? { kind, form: 'no-known-form' };
    default:
      return { kind, form: 'well-formed' };
  }
}

const lacksMembers = (key: Key): boolean => isOfKnownType(key) && !isWhole(key);

function vendorForm(checksum: 'holds' | 'fails' | 'unpublished' | 'none'): VerdictCode {
  if (checksum === 'holds') return 'checksum-holds';
  return checksum === 'fails' ? 'checksum-fails' : 'prefix-and-length';
}

async function describeCompact(token: string, isElided: boolean): Promise<Described> {
  const isSelective = token.includes('~');
  const { jwt, parts } = isSelective ? splitSdJwt(token) : { jwt: token, parts: [] };
  const compact = readCompact(jwt, isElided);
  const { header, claims } = compact;
  // A session cookie of Flask, for one: JSON, a time and a signature with dots between them, and nothing of JOSE.
  const isOfOwnMaking = !!header && !claims && !isSelective && !isElided && !Object.hasOwn(header, 'alg');
  if (isOfOwnMaking && compact.segments.length === 3) return { kind: 'opaque', form: 'no-known-form' };
  const disclosures = isSelective ? await readDisclosures(claims, parts) : [];
  const isForeign = disclosures.some(({ known }) => known === false);
  const kind: Kind = compact.isEncrypted ? 'jwe' : isSelective ? 'sd-jwt' : claims ? 'jwt' : 'jws';
  const [fault] = [...compact.faults, ...(kind === 'jws' ? [] : compact.claimFaults)];
  return {
    // Nothing but an elided header was there to tell by.
    kind: isElided && kind === 'jws' ? 'jwt' : kind,
    form: fault ?? (isForeign ? 'foreign-disclosure' : 'well-formed'),
    compact,
    ...part('header', header),
    ...part('claims', claims),
    ...(isSelective && { disclosures }),
  };
}

/** Members that only a header has, and members that only claims have. */
const CLAIMS = ['iss', 'sub', 'aud', 'exp', 'iat'];

/** A header or claims by themselves: somebody has copied one part of a token. */
function describePart(token: string): Described | null {
  const value = jsonPart(token);
  if (!value) return null;
  if (typeof value['alg'] === 'string') return { kind: 'jwt', form: 'segment-count', header: value };
  const isClaims = CLAIMS.some((name) => Object.hasOwn(value, name));
  return isClaims ? { kind: 'jwt', form: 'segment-count', claims: value } : null;
}

/** JWTs are compact always (RFC 7519 section 1). With one signature it says the same; several, or none, are shown alone. */
function describeJsonSerialization({ payload = '', signatures, ...own }: Record<string, unknown>): Described {
  const [first, ...others]: readonly unknown[] = Array.isArray(signatures) ? signatures : [own];
  const { protected: head = '', signature, header: unprotected } = isRecord(first) ? first : {};
  const token = [head, payload, signature].join('.');
  const compact = readCompact(token, false, isRecord(unprotected) ? unprotected : {});
  const { header, claims, faults, claimFaults } = compact;
  const isOne = others.length === 0 && typeof signature === 'string';
  const [fault] = isOne ? [...faults, ...(claims ? claimFaults : [])] : [];
  return {
    kind: 'jws-json',
    form: fault ?? 'well-formed',
    ...(isOne && { compact }),
    ...part('header', header),
    ...part('claims', claims),
  };
}

/** Of the header of a JWE in JSON any part may be unprotected, or of the recipient (RFC 7516 section 7.2.1). */
function describeJsonEncryption(value: Record<string, unknown>): Described {
  const { recipients } = value;
  const [first]: readonly unknown[] = Array.isArray(recipients) ? recipients : [value];
  const parts = [
    value['unprotected'],
    isRecord(first) ? first['header'] : null,
    jsonPart(value['protected']),
  ];
  const header: Record<string, unknown> = Object.assign({}, ...parts.filter(isRecord));
  const compact = { segments: [], header, claims: null, faults: [], claimFaults: [], isEncrypted: true };
  return { kind: 'jwe', form: 'well-formed', header, compact };
}

function jsonPart(encoded: unknown): Record<string, unknown> | null {
  const value = typeof encoded === 'string' ? readWholeJson(textOf(encoded) ?? '')?.value : null;
  return isRecord(value) ? value : null;
}

function part(
  name: 'header' | 'claims',
  value: Record<string, unknown> | null,
): Pick<Described, typeof name> {
  return value ? { [name]: value } : {};
}
