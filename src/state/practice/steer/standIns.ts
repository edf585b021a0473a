import type { Action } from './action.js';

/** A credential that a copied test mints for itself, and the variable that it keeps it in. */
export interface Minted {
  name: string;
  kind: 'key' | 'token';
  number: number;
}

/** What a test has to mint: one for each credential that something was done to, and a token where there is none. */
export function mintedFor(actions: readonly Action[]): {
  minted: readonly [Minted, ...Minted[]];
  /** The variable of the credential that an action is about. */
  nameOf(action: Action): string | undefined;
} {
  const byId = new Map<string, Minted>();
  for (const { credential } of actions) {
    if (!credential || credential.kind === 'refresh_token' || byId.has(credential.id)) continue;
    const number = byId.size + 1;
    const kind = credential.kind === 'api_key' ? 'key' : 'token';
    byId.set(credential.id, { name: `${kind}${number}`, kind, number });
  }
  const [first = { name: 'token1', kind: 'token', number: 1 } as const, ...others] = byId.values();
  return {
    minted: [first, ...others],
    nameOf: ({ credential }) => credential && byId.get(credential.id)?.name,
  };
}

/** What a copied test calls a fault that is taken away again, where it is added and where it is removed. */
export function faultNames(actions: readonly Action[]): (action: Action) => string | undefined {
  const names = new Map<Action, string>();
  for (const [index, action] of actions.entries()) {
    const added = actions.slice(0, index).findLast(({ says }) => says === action.undoes);
    if (!added) continue;
    const name = names.get(added) ?? `fault${names.size + 1}`;
    names.set(added, name).set(action, name);
  }
  return (action) => names.get(action);
}

/** Why a test leaves a click out, in place of the step; null where it does not. */
export function leftOut({ credential, undoes }: Action, fault: string | undefined): string | null {
  if (credential?.kind === 'refresh_token')
    return `${credential.id} is a refresh token: sign in with your own client, and end the one it got.`;
  return undoes !== undefined && fault === undefined
    ? 'Removed here: a fault that was added elsewhere.'
    : null;
}
