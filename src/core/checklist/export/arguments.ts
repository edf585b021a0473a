import type { Claim, OptionDetails } from '../recordTypes.js';
import { both, claimLine, say } from './claims.js';

/** What was said before what is assumed, and each answer once before any a second time. */
export function firstOf(claims: readonly Claim[]): Claim[] {
  const said = claims.filter(({ assuming }) => assuming.length === 0);
  const isFirst = ({ because }: Claim, index: number): boolean =>
    said.findIndex((other) => other.because === because) === index;
  return [
    ...said.filter(isFirst),
    ...said.filter((claim, index) => !isFirst(claim, index)),
    ...claims.filter((claim) => !said.includes(claim)),
  ];
}

/** Options that one and the same argument speaks against first: it is said of all of them at once. */
export interface Excluded {
  options: readonly string[];
  claim: Claim;
}

/** @param told Arguments that were given already: another one is better, where there is one. */
export function byArgument(options: readonly OptionDetails[], told = new Set<string>()): Excluded[] {
  const firsts = options.flatMap(({ option, cons }) => {
    const inOrder = firstOf(cons);
    const claim = inOrder.find(({ text }) => !told.has(text)) ?? inOrder[0];
    return claim ? [{ option, claim }] : [];
  });
  const texts = [...new Set(firsts.map(({ claim }) => claim.text))];
  return texts.flatMap((text) => {
    const same = firsts.filter(({ claim }) => claim.text === text);
    return same[0] ? [{ options: same.map(({ option }) => option), claim: same[0].claim }] : [];
  });
}

/** An argument on its own, with what it rests on. */
export function withAssumption(claim: Claim): string {
  return claim.assuming.length > 0
    ? `${claimLine(claim)} This rests on an assumption: that ${both(claim.assuming.map(say))}.`
    : claimLine(claim);
}
