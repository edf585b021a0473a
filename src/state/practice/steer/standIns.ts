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
    if (!credential || byId.has(credential.id)) continue;
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
