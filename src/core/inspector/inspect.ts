import { isRecord, utf8 } from '../shared/index.js';
import { describe, type Described } from './describe.js';
import { endingsOf } from './endings.js';
import { bytesOf } from './extraction/base64.js';
import { extract, type Candidate } from './extraction/extract.js';
import { findingsOf } from './findings/all.js';
import { COMMON_SECRETS } from './findings/commonSecrets.js';
import { measure } from './kinds/measure.js';
import { maskOf } from './masks.js';
import type { Expectation, Found, InspectInput, Inspection } from './types.js';
import { SHAPES } from './vendors/table.js';
import { algorithmOf } from './verdicts/algorithms.js';
import { audienceVerdict, issuerVerdict, opensUntil, timeVerdict, typeVerdict } from './verdicts/claims.js';
import { verdict, type VerdictCode } from './verdicts/codes.js';
import { keyVerdict, qualityOf } from './verdicts/key.js';
import { besideIn, readPasted, type Pasted } from './verdicts/pasted.js';
import { judgeSignature, verifies, type SignatureResult } from './verdicts/signature.js';

/** A megabyte: more than anybody pastes, and what is looked through in a blink. */
export const MOST_CHARACTERS = 1_048_576;
/** Of how many tokens the signature is tried with what everybody knows. */
const MOST_GUESSED = 3;

interface Setting {
  now: number;
  expect: Expectation;
  pasted: Pasted;
}

/** Lets others have their turn, if it is time. */
export type Pause = () => Promise<void>;

/**
 * Every credential in a text, whatever is around it, and what each is worth: verdicts that stand each for itself, and
 * findings. It asks nobody, keeps nothing and never throws. `pause` is awaited between its steps, where it is given.
 *
 * ```ts
 * const text = 'Authorization: Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2FzLmV4YW1wbGUiLCJleHAiOjE4MDAwMDAwMDB9.';
 * const { found } = await inspect({ text, now: 1_799_999_000_000 });
 * found[0]?.kind; // 'jwt'
 * found[0]?.verdicts.find(({ about }) => about === 'signature')?.code; // 'unsigned'
 * found[0]?.verdicts.find(({ about }) => about === 'time')?.says; // 'holds'
 * found[0]?.findings[0]?.id; // 'alg-none'
 * found[0]?.opensUntil; // 1_800_000_000_000
 * ```
 */
export async function inspect(input: InspectInput, pause?: Pause): Promise<Inspection> {
  const { text, keys, now, expect } = asTyped(input);
  if (text.length > MOST_CHARACTERS) return { found: [], left: 0, refused: 'too-long' };
  const steps = extract(text);
  let step = steps.next();
  for (; !step.done; step = steps.next()) if (pause) await pause();
  const { candidates, left } = step.value;
  const read: [Candidate, Described][] = [];
  for (const candidate of candidates) {
    read.push([candidate, await describe(candidate)]);
    if (pause) await pause();
  }
  const setting = { now, expect, pasted: pastedOr(readPasted(keys), read) };
  const found: Found[] = [];
  let guesses = 0;
  for (const [candidate, described] of read) {
    const isHmac =
      algorithmOf(described.header ?? null)?.kty === 'oct' && described.compact?.faults.length === 0;
    if (isHmac) guesses += 1;
    const access = candidate.kind === 'token-response' ? candidate.value?.['access_token'] : undefined;
    const inner = read.find(([{ token }, { claims }]) => claims && token === access)?.[1].claims;
    const mayGuess = isHmac && guesses <= MOST_GUESSED;
    if (pause) await pause();
    found.push(await foundOf(candidate, described, setting, { mayGuess, ...(inner && { inner }) }));
  }
  return { found, left };
}

/** What came as the types promise it: whoever calls without types gets an answer as well. */
function asTyped({ text, keys, now, expect }: InspectInput): Required<InspectInput> {
  const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
  return { text: asText(text), keys: asText(keys), now, expect: isRecord(expect) ? expect : {} };
}

/** What was pasted as a key; or else the keys in the text itself. */
function pastedOr(pasted: Pasted, read: readonly [Candidate, Described][]): Pasted {
  if (pasted.kind !== 'nothing') return pasted;
  const withKeys = read.filter(([, { keys }]) => keys !== undefined);
  const keys = withKeys.flatMap(([, described]) => described.keys ?? []);
  return keys.length > 0 ? besideIn(keys, withKeys[0]?.[0].token ?? '') : pasted;
}

async function foundOf(
  candidate: Candidate,
  described: Described,
  setting: Setting,
  { mayGuess, inner }: { mayGuess: boolean; inner?: Record<string, unknown> },
): Promise<Found> {
  const { token, vendor, value, name, at, length, wrappings, cookie } = candidate;
  const { kind, header, claims, compact, keys, disclosures } = described;
  const { now, expect, pasted } = setting;
  const judged = compact && (await judgeSignature(compact, pasted));
  const isKnown = judged?.code.startsWith('verified') === true;
  const isGuessed =
    mayGuess && !isKnown && !!compact && (await isSignedWithCommonSecret(compact.segments, header));
  const signature: SignatureResult | undefined = isGuessed ? { code: 'common-secret' } : judged;
  const leewayS = expect.leewayS ?? 0;
  const base = {
    kind,
    at,
    length,
    ...(name !== undefined && { name }),
    wrappings,
    masked: maskOf({ ...candidate, kind }, vendor ? SHAPES[vendor.id].prefix : ''),
    verdicts: verdictsOf(described, setting, signature).map(verdict),
    ...(header && { header }),
    ...(claims && { claims }),
    opensUntil: claims && !isInactive(kind, claims) ? opensUntil(claims, leewayS) : null,
    ...(vendor && { vendor }),
    ...(disclosures && { disclosures }),
    ...((kind === 'opaque' || kind === 'uuid') && { measure: measure(token) }),
  };
  const found = { ...base, endings: endingsOf(base, typeof value?.['refresh_token'] === 'string') };
  const subject = { found, token, now, expect, pasted, isGuessed };
  return {
    ...found,
    findings: findingsOf({
      ...subject,
      ...(compact && { compact }),
      ...(signature && { signature }),
      ...(keys && { keys }),
      ...(value && { document: value }),
      ...(cookie && { cookie }),
      ...(inner && { inner }),
    }),
  };
}

/** One of each, in the order of `VERDICTS`. */
function verdictsOf(
  { kind, form, header, claims, compact, keys }: Described,
  { now, expect, pasted }: Setting,
  signature: SignatureResult | undefined,
): VerdictCode[] {
  if (compact && !compact.isEncrypted && signature) {
    return [
      form,
      signature.code,
      claims ? timeVerdict(claims, now, expect.leewayS ?? 0) : 'no-time',
      claims ? issuerVerdict(claims, expect) : 'no-issuer',
      claims ? audienceVerdict(claims, expect) : 'no-audience',
      typeVerdict(header ?? {}, expect),
      keyVerdict(header ?? null, pasted, signature),
    ];
  }
  const unsaid = ['no-issuer', 'no-audience', 'no-type'] as const;
  switch (kind) {
    case 'jwe':
      return [
        form,
        'encrypted',
        'time-encrypted',
        // Its header may repeat them (RFC 7519 section 5.3).
        header && Object.hasOwn(header, 'iss') ? issuerVerdict(header, expect) : 'no-issuer',
        header && Object.hasOwn(header, 'aud') ? audienceVerdict(header, expect) : 'no-audience',
        typeVerdict(header ?? {}, expect),
        'key-not-needed',
      ];
    case 'jws-json':
    case 'paseto':
    case 'introspection': {
      const [time, issuer, audience] = claims
        ? ([
            timeOf(kind, claims, now, expect),
            issuerVerdict(claims, expect),
            audienceVerdict(claims, expect),
          ] as const)
        : (['no-time', 'no-issuer', 'no-audience'] as const);
      const signed = {
        'jws-json': 'json-serialization',
        paseto: 'not-verified-here',
        introspection: 'no-signature',
      } as const;
      return [form, signed[kind], time, issuer, audience, 'no-type', 'key-not-needed'];
    }
    case 'jwk':
    case 'pem':
      return [form, 'no-signature', 'no-time', ...unsaid, qualityOf(keys?.[0] ?? null)];
    case 'jwks':
      return [form, 'no-signature', 'no-time', ...unsaid, worstOf((keys ?? []).map(qualityOf))];
    case 'macaroon':
      return [form, 'not-verified-here', 'no-time', ...unsaid, 'key-not-needed'];
    default:
      return [form, 'no-signature', 'no-time', ...unsaid, 'key-not-needed'];
  }
}

/** Its issuer takes it no more, whatever else it says of it. */
function isInactive(kind: string, claims: Record<string, unknown>): boolean {
  return kind === 'introspection' && claims['active'] === false;
}

function timeOf(
  kind: string,
  claims: Record<string, unknown>,
  now: number,
  { leewayS = 0 }: Expectation,
): VerdictCode {
  return isInactive(kind, claims) ? 'inactive' : timeVerdict(claims, now, leewayS);
}

/** Of the keys of a set the one that is worst. */
function worstOf(codes: readonly VerdictCode[]): VerdictCode {
  const bad = codes.find((code) => code !== 'key-strong' && code !== 'key-not-understood');
  return bad ?? codes.find((code) => code === 'key-strong') ?? 'key-not-understood';
}

const MOST_GUESSED_BYTES = 64 * 1024;

async function isSignedWithCommonSecret(
  segments: readonly string[],
  header?: Record<string, unknown>,
): Promise<boolean> {
  const algorithm = algorithmOf(header ?? null);
  const [head, payload, last = ''] = segments;
  const signature = bytesOf(last);
  if (!algorithm || !signature) return false;
  const data = utf8(`${head}.${payload}`);
  // Each guess reads all of it; what is longer fits no header.
  if (data.length > MOST_GUESSED_BYTES) return false;
  const signed = { data, signature, algorithm };
  const tried = await Promise.all(COMMON_SECRETS.map((secret) => verifies(signed, utf8(secret))));
  return tried.includes(true);
}
