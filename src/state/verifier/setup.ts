import { ALG_WORDS } from '../../content/verifier/words.js';
import type { Alg } from '../../core/credentials/index.js';
import { isRecord } from '../../core/shared/index.js';
import { PROFILES, type KitInput, type Profile } from '../../core/verifier/index.js';

/** What the kit is to be made for, as a person types it: numbers in seconds. */
export interface Setup {
  issuer: string;
  audience: string;
  alg: Alg;
  profile: Profile;
  leeway: string;
  /** The longest life between `iat` and `exp`; empty where the API sets none. */
  longest: string;
  goodForS: number;
  /** A JSON object, or nothing. */
  claims: string;
}

/** The fields in which something can be wrong, in the order of the form. */
export const TYPED = ['issuer', 'audience', 'leeway', 'longest', 'claims'] as const;
export type Typed = (typeof TYPED)[number];
/** A sentence for each field that cannot be used. None repeats what was typed. */
export type Problems = Partial<Record<Typed, string>>;

export const GOOD_FOR_S = [3600, 8 * 3600, 86_400, 7 * 86_400] as const;

export const FIRST: Setup = {
  issuer: 'https://kit.example',
  audience: 'https://api.example',
  alg: 'RS256',
  profile: 'at+jwt',
  leeway: '0',
  longest: '',
  goodForS: 86_400,
  claims: '',
};

const LONGEST_NAME = 200;
const MOST_LEEWAY_S = 3600;
/** A minute at least, or the good tokens expire before they are sent; a year at most, or no mistake would exceed it. */
const [LEAST_LIFE_S, MOST_LIFE_S] = [60, 31_536_000];
/** With the largest token of the kit, a header line stays below the 8 KB that servers allow. */
const MOST_CLAIMS = 1000;

/** Names that the kit gives to strangers. As yours, they would turn a bad token into a good one. */
const STRANGERS: readonly string[] = [
  '*',
  'https://attacker.example',
  'https://other.example',
  'https://billing.example',
];
/** What every token gets from the kit itself. */
const OURS = ['iss', 'aud', 'exp', 'nbf', 'iat', 'jti'];

export type ReadSetup = { ok: true; value: KitInput } | { ok: false; problems: Problems };

/** All that is wrong at once, or what a kit is made of. */
export function readSetup(setup: Setup): ReadSetup {
  const { alg, profile, goodForS } = setup;
  const problems = problemsOf(setup);
  if (Object.keys(problems).length > 0) return { ok: false, problems };
  const longest = setup.longest.trim();
  const claims = setup.claims.trim();
  return {
    ok: true,
    value: {
      issuer: setup.issuer.trim(),
      audience: setup.audience.trim(),
      alg,
      profile,
      leewayS: Number(setup.leeway),
      goodForS,
      ...(longest !== '' && { maxLifetimeS: Number(longest) }),
      ...(claims !== '' && { claims: JSON.parse(claims) as Record<string, unknown> }),
    },
  };
}

/** One field by itself: what is wrong with it, or nothing. */
export function problemWith(field: Typed, value: string): string | undefined {
  const text = value.trim();
  switch (field) {
    case 'issuer':
    case 'audience':
      return nameProblem(field, text);
    case 'leeway':
      return secondsProblem('leeway', text, 0, MOST_LEEWAY_S);
    case 'longest':
      return text === '' ? undefined : secondsProblem('longest lifetime', text, LEAST_LIFE_S, MOST_LIFE_S);
    case 'claims':
      return text === '' ? undefined : claimsProblem(text);
  }
}

function problemsOf(setup: Setup): Problems {
  const found = TYPED.map((field) => [field, problemWith(field, setup[field])] as const);
  return Object.fromEntries(found.filter(([, problem]) => problem !== undefined));
}

/** RFC 7519 section 2: any text, but one with a colon has to be a URI. Both are compared character by character. */
function nameProblem(what: 'issuer' | 'audience', value: string): string | undefined {
  if (value === '') return `Enter the ${what} that your API expects.`;
  if (isCredential(value)) return `This looks like a credential. The ${what} is a name or an address.`;
  if (value.length > LONGEST_NAME) return `The ${what} must be at most ${LONGEST_NAME} characters long.`;
  if (/[\s\p{Cc}\p{Cf}]/u.test(value)) return `The ${what} must not contain spaces or invisible characters.`;
  if (STRANGERS.includes(value)) return 'The kit gives this name to a stranger. Use another.';
  if (value.includes(':') && !URL.canParse(value))
    return `An ${what} with a colon must be a whole address, such as https://${what}.example.`;
  return undefined;
}

/** A token, a private key, or an address with a password: nothing that may get into an address. */
function isCredential(value: string): boolean {
  return /eyJ[\w-]*\.|-----BEGIN|^\w+:\/\/[^/?#]*@/.test(value);
}

function secondsProblem(what: string, value: string, least: number, most: number): string | undefined {
  const isWhole = /^\d{1,10}$/.test(value);
  if (isWhole && Number(value) >= least && Number(value) <= most) return undefined;
  return `The ${what} must be a whole number of seconds from ${least} to ${most.toLocaleString('en')}.`;
}

function claimsProblem(text: string): string | undefined {
  if (text.length > MOST_CLAIMS)
    return `The claims must be at most ${MOST_CLAIMS.toLocaleString('en')} characters long, or servers refuse the header.`;
  const claims = parsed(text);
  if (claims === undefined)
    return 'This is not JSON. Names and texts need double quotes: {"scope": "orders:read"}';
  if (!isRecord(claims)) return 'The claims must be a JSON object, such as {"scope": "orders:read"}.';
  const taken = OURS.find((name) => Object.hasOwn(claims, name));
  if (taken !== undefined) return `The kit sets ${taken} itself. Remove it here.`;
  if (JSON.stringify(claims).length > MOST_CLAIMS || hasEndless(claims))
    return 'A number in the claims is too large to be written down.';
  return undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `1e999` is read as infinity, and JSON has no way to write that. */
function hasEndless(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(hasEndless);
}

/** Worth knowing of what can be used all the same. */
export function issuerNote(issuer: string): string {
  return issuer.trim().startsWith('https://')
    ? ''
    : 'Issuers of OAuth and OpenID Connect are https addresses. Leave it if your API expects exactly this text.';
}

export const ALGS = Object.keys(ALG_WORDS) as Alg[];
export const isAlg = (value: string): value is Alg => Object.hasOwn(ALG_WORDS, value);
export const isProfile = (value: string): value is Profile => PROFILES.some((profile) => profile === value);
