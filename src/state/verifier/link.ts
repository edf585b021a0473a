import { own } from '../../core/shared/index.js';
import { formatRoute } from '../shell/route.js';
import { FIRST, GOOD_FOR_S, isAlg, isProfile, problemWith, type Setup } from './setup.js';

/** What an address says, and a sentence for each part of it that cannot be used. */
export interface LinkedSetup {
  setup: Setup;
  damage: readonly string[];
}

/**
 * `#/verifier?iss=https%3A%2F%2Fkit.example&aud=…&alg=ES256&profile=jwt&leeway=30&max=3600&good=86400`, times in seconds.
 * Never the claims: nobody knows what is in them. What cannot be used is not in the address either.
 */
export function writeSetupLink(setup: Setup): string {
  const query = queryOf(setup);
  const isFirst = JSON.stringify(query) === JSON.stringify(queryOf(FIRST));
  return formatRoute(['verifier'], isFirst ? {} : query);
}

function queryOf(setup: Setup): Record<string, string> {
  const usable = (field: 'issuer' | 'audience' | 'leeway' | 'longest'): string =>
    problemWith(field, setup[field]) === undefined ? setup[field].trim() : '';
  return {
    iss: usable('issuer'),
    aud: usable('audience'),
    alg: setup.alg,
    profile: setup.profile,
    leeway: usable('leeway'),
    max: usable('longest'),
    good: setup.goodForS === FIRST.goodForS ? '' : String(setup.goodForS),
  };
}

/** Reads whatever somebody put together. Where a part cannot be used, the setup has what it begins with. */
export function readSetupLink(query: Readonly<Record<string, string>>): LinkedSetup {
  const setup = { ...FIRST };
  const damage: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    const field = own(FIELD_OF, name);
    const problem = field === undefined ? take(setup, name, value) : problemWith(field, value);
    if (field !== undefined && problem === undefined) setup[field] = value;
    if (problem !== undefined) damage.push(problem);
  }
  return { setup, damage };
}

const FIELD_OF: Readonly<Record<string, 'issuer' | 'audience' | 'leeway' | 'longest'>> = {
  iss: 'issuer',
  aud: 'audience',
  leeway: 'leeway',
  max: 'longest',
};

/** Takes a part that is chosen from a list; says what is wrong where it is not on it. */
function take(setup: Setup, name: string, value: string): string | undefined {
  if (name === 'alg') {
    if (!isAlg(value)) return 'The kit has no tokens for the algorithm in the link.';
    setup.alg = value;
  } else if (name === 'profile') {
    if (!isProfile(value)) return 'The kit has no such profile as the one in the link.';
    setup.profile = value;
  } else if (name === 'good') {
    const seconds = GOOD_FOR_S.find((each) => String(each) === value);
    if (seconds === undefined) return 'The time for which tokens are good is not one of those offered.';
    setup.goodForS = seconds;
  } else return 'It contains a part that means nothing here.';
  return undefined;
}
