import { standards } from '../sources/standards.js';
import { vetoes } from './vetoes.js';
import { weights } from './weights/index.js';

const cited = new Set(
  [...vetoes, ...weights].flatMap(({ citations }) => citations.map(({ source }) => source)),
);
const ofStandards = [...cited].filter((id) => Object.hasOwn(standards, id));

/** What the rules do, in two sentences: the same wherever it is said. */
export const howRulesDecide =
  'A rule with a source excludes an option, or adds a small whole number for or against it. Of what is left the highest sum wins; you never see a percentage.';

/** How the chooser weighs, and where it leans: said on the page of its rules. */
export const method = {
  lead: `${howRulesDecide} Every rule is one line of data that you can read below.`,
  bias: [
    `The rules come from ${cited.size} sources. ${ofStandards.length} are documents of standards bodies, such as the IETF and OWASP; most of the others are by vendors, who tend to recommend what they sell.`,
    'Where good sources disagree, the rule says so and the result shows it.',
    'In a tie, the option that keeps fewer long-lived secrets wins. That is our bias: safety after a leak before ease on the first day.',
    'An open question counts as its cautious answer, which may depend on who calls and on what your team runs. It never causes a conflict: where it would leave nothing, it gives way.',
    'Cautious is not always safe. Until you say otherwise, access may last 5 to 15 minutes after you revoke it, only somebody else’s software asks a user for consent, a store is asked with a short cache in front, a few partners integrate where customers call, and your team runs the application alone. Answer those first where a leak would hurt.',
  ],
} as const;
