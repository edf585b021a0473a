/** The two ways of carrying the same traffic. */
export type Lane = 'key' | 'jwt';
export const LANES: readonly Lane[] = ['key', 'jwt'];

/** Who calls again and again: the honest customer, its second browser tab, another customer, the thief. */
export const CALLERS = ['customer', 'second_tab', 'neighbour', 'attacker'] as const;
export type CallerId = (typeof CALLERS)[number];

/** Who sends a request: a caller, the people who run the API, or whoever watches, by hand. */
export type ActorId = CallerId | 'operator' | 'you';

/** Names a credential in commands, logs and files, which never hold its bytes. Numbered as they are minted. */
export type CredentialId = `cred-${number}`;

/** An authorization code that a manual request brought, numbered as they are issued. */
export type CodeId = `code-${number}`;
