import type { LabScenario } from '../../../content/scenarios/index.js';
import { upperFirst } from '../../../core/shared/index.js';
import type { ActorId } from '../../../core/simulation/index.js';

/** How somebody who sends requests is called: as a sentence begins, as it ends, within it, and at a row of the timeline. */
export interface Person {
  subject: string;
  object: string;
  within: string;
  row: string;
}
export type People = Readonly<Record<ActorId, Person>>;

const YOU: Person = { subject: 'You', object: 'you', within: 'you', row: 'You' };

/** As they are called where the story does not say otherwise. */
export const PEOPLE: People = {
  customer: {
    subject: 'The customer',
    object: 'your customer',
    within: 'the customer',
    row: 'Customer',
  },
  second_tab: {
    subject: 'The customer’s second tab',
    object: 'your customer’s second tab',
    within: 'the customer’s second tab',
    row: 'Second tab',
  },
  neighbour: {
    subject: 'Another customer',
    object: 'another customer',
    within: 'another customer',
    row: 'Neighbour',
  },
  attacker: { subject: 'The thief', object: 'a thief', within: 'the thief', row: 'Attacker' },
  operator: { ...YOU, row: 'Operator' },
  you: YOU,
};

/** Whoever plays the thief is spoken to as the thief; then the operator and the customer are others. */
const FROM_THE_OTHER_SIDE: People = {
  ...PEOPLE,
  customer: { ...PEOPLE.customer, object: 'the customer' },
  second_tab: { ...PEOPLE.second_tab, object: 'the customer’s second tab' },
  attacker: YOU,
  operator: {
    subject: 'The operator',
    object: 'the operator',
    within: 'the operator',
    row: 'Operator',
  },
};

/** Who takes part in a story, as it calls them. */
export function peopleOf({ cast, side }: Pick<LabScenario, 'cast' | 'side'>): People {
  if (side === 'attacker') return FROM_THE_OTHER_SIDE;
  const named = cast.flatMap(({ who, name }) => (name ? [[who, personOf(name)] as const] : []));
  return { ...PEOPLE, ...Object.fromEntries(named) };
}

/** Before what is theirs, within a sentence. */
export function possessive({ within }: Person): string {
  return within === 'you' ? 'your' : `${within}’s`;
}

/** Of `Bo`, or `the stranger`. */
function personOf(name: string): Person {
  const subject = upperFirst(name);
  const row = name.replace(/^the /, '');
  return { subject, object: name, within: name, row: upperFirst(row) };
}
