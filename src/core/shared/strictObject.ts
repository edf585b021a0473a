import { inside, isRecord, note, type Reader } from './read.js';

type Shape = Readonly<Record<string, Reader<unknown>>>;
type MemberOf<S extends Shape, Name extends keyof S> = Exclude<ReturnType<S[Name]>, undefined>;
/** What was there of the members of a shape; those that are needed were. */
export type Members<S extends Shape, Needed extends keyof S = never> = {
  [Name in Exclude<keyof S, Needed>]?: MemberOf<S, Name>;
} & { [Name in Needed]: MemberOf<S, Name> };

/**
 * An object that somebody sends. A member that is null counts as left out; one that is not known is a fault, since a
 * mistyped `expires_In` would otherwise make a key that never expires. What is wrong is told by `read`: a member at
 * fault is missing here, so that those that fit can still be judged together.
 */
export function strictObject<S extends Shape, Needed extends keyof S & string = never>(
  shape: S,
  needed: readonly Needed[] = [],
): Reader<Members<S, Needed>> {
  return (value, at) => {
    if (!isRecord(value)) return note(at, 'must be an object');
    const members = new Map<string, unknown>();
    for (const [name, member] of Object.entries(value)) {
      const reader = Object.hasOwn(shape, name) ? shape[name] : undefined;
      if (reader) {
        if (member !== null) members.set(name, reader(member, inside(at, name)));
      } else if (isSpeakable(name)) note(inside(at, name), `is unknown; ${known(shape)}`);
      else note(at, `has a member that is unknown; ${known(shape)}`);
    }
    for (const name of needed) if (!members.has(name)) note(inside(at, name), 'is missing');
    return Object.fromEntries(members) as Members<S, Needed>;
  };
}

/** A name that may be repeated: too short, and of too few kinds of characters, to be a credential in the wrong place. */
function isSpeakable(name: string): boolean {
  return /^[A-Za-z_]{1,20}$/.test(name);
}

function known(shape: Shape): string {
  return `allowed: ${Object.keys(shape).join(', ')}`;
}
