import { verdictAgeS } from '../../../core/api/index.js';
import type { Lane, Scenario, Settings } from '../../../core/simulation/index.js';
import { duration } from '../../text/format.js';

/** How a lane’s credential is checked: whole, and where there is less room. */
interface Claim {
  text: string;
  brief: string;
}

/** As the dials stand, in a line; and in half of one, for a narrow timeline. */
export function claimOf(lane: Lane, settings: Settings, { tokensFor = 'sign_in' }: Scenario): Claim {
  if (lane === 'key') return keyClaim(settings);
  return settings.introspection ? issuerClaim(settings, tokensFor) : tokenClaim(settings, tokensFor);
}

function keyClaim(settings: Settings): Claim {
  const [good, refused] = [verdictAgeS(true, settings), verdictAgeS(false, settings)];
  if (good === 0 && refused === 0)
    return { text: 'looked up in the key table on every call', brief: 'looked up on every call' };
  const kept = [
    ...(good > 0 ? [`remembered for ${seconds(good)}`] : []),
    ...(refused > 0 ? [`refusals for ${seconds(refused)}`] : []),
  ];
  return {
    text: `looked up in the key table, ${kept.join(', ')}`,
    brief: good > 0 ? `looked up, kept for ${seconds(good)}` : 'looked up, refusals kept',
  };
}

function issuerClaim(settings: Settings, tokensFor: TokensFor): Claim {
  const { introspectionCacheS } = settings;
  const kept = introspectionCacheS > 0 ? `, its answer kept for ${seconds(introspectionCacheS)}` : '';
  const { live } = askedOf({ ...settings, denylist: false, statusList: false }, tokensFor);
  return {
    text: ['the issuer is asked about every token' + kept, ...onEveryCall(live)].join(', then '),
    brief: ['the issuer is asked', ...live].join(', '),
  };
}

function tokenClaim(settings: Settings, tokensFor: TokensFor): Claim {
  const { copies, live } = askedOf(settings, tokensFor);
  if (copies.length + live.length === 0)
    return { text: 'verified by its signature alone, no lookup', brief: 'signature alone, no lookup' };
  return {
    text: ['signature', ...copies.map(([text]) => text), ...onEveryCall(live)].join(', then '),
    brief: `signature, then ${[...copies.map(([, brief]) => brief), ...live].join(', ')}`,
  };
}

type TokensFor = NonNullable<Scenario['tokensFor']>;

/** What is asked about a token besides: on every call, or from a copy. A key stands behind a token that was got for one. */
function askedOf(
  { denylist, denylistPropagationS, statusList, statusListTtlS, keyIdCheck, subjectCheck }: Settings,
  tokensFor: TokensFor,
): { copies: [text: string, brief: string][]; live: string[] } {
  const copyOf = (list: string, ageS: number): [string, string] => [
    `a copy of the ${list}, up to ${seconds(ageS)} old`,
    `a copy of the ${list}`,
  ];
  return {
    copies: [
      ...(denylist && denylistPropagationS > 0 ? [copyOf('denylist', denylistPropagationS)] : []),
      ...(statusList ? [copyOf('status list', statusListTtlS)] : []),
    ],
    live: [
      ...(denylist && denylistPropagationS === 0 ? ['the denylist'] : []),
      ...(keyIdCheck && tokensFor === 'api_key' ? ['the API key behind it'] : []),
      ...(subjectCheck !== 'none' && tokensFor === 'sign_in' ? ['the user'] : []),
    ],
  };
}

function onEveryCall(live: readonly string[]): string[] {
  return live.length > 0 ? [`${new Intl.ListFormat('en').format(live)} on every call`] : [];
}

function seconds(count: number): string {
  return duration(count * 1000);
}
