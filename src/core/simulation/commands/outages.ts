import { isPart } from '../settings/checks.js';
import type { CommandKind } from '../commandKind.js';

/** A part of the API goes down, or is back. */
export const breakPart: CommandKind<'break'> = {
  type: 'break',
  isValid: ({ part }) => isPart(part),
  lane: () => null,
  refusal: ({ tables }, { part }) => (tables.settings.down.includes(part) ? 'already_so' : null),
  async apply(engine, { part }) {
    engine.configure({ down: [...engine.tables.settings.down, part] });
  },
};

export const mendPart: CommandKind<'mend'> = {
  type: 'mend',
  isValid: breakPart.isValid,
  lane: () => null,
  refusal: ({ tables }, { part }) => (tables.settings.down.includes(part) ? null : 'already_so'),
  async apply(engine, { part }) {
    engine.configure({ down: engine.tables.settings.down.filter((each) => each !== part) });
  },
};
