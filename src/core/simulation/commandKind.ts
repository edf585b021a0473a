import type { Engine } from './engine.js';
import type { Members } from './read.js';
import type { Sent } from './transport.js';
import type { Command, CommandCode, CommandType, Lane } from './types/index.js';

/** Everything that the simulation has to know of one type of command. */
export interface CommandKind<Type extends CommandType> {
  type: Type;
  /** Whether the members of a command in a run file are what this type needs. */
  isValid(members: Members): boolean;
  /** The lane it belongs to; null where it belongs to both, or to neither. */
  lane(engine: Engine, command: Command<Type>): Lane | null;
  /** Why it cannot be carried out now, or null. */
  refusal(engine: Engine, command: Command<Type>): CommandCode | null;
  /** Carries it out, once nothing stands against it. Hands back what it sent, where that is one request. */
  apply(engine: Engine, command: Command<Type>): Promise<Sent | undefined>;
}
