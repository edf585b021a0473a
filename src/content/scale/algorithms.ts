/** What access tokens are commonly signed with, by the names in RFC 7518 and RFC 9864; the first is ours until another is chosen. */
export const ALGORITHMS = ['ES256', 'HS256', 'RS256', 'Ed25519'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];
