/** Where the practice API lives on the machine it runs on: the path of its issuer identifier. */
export const PRACTICE_PATH = '/api';

/**
 * Whether the practice API answers for a path, if only to say that nothing is there. All of `/.well-known/` is its
 * own (RFC 8615): a client that looks for metadata must not be handed the app's page.
 */
export function isPracticePath(path: string): boolean {
  return path === PRACTICE_PATH || path.startsWith(`${PRACTICE_PATH}/`) || path.startsWith('/.well-known/');
}
