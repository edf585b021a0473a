/** Where the practice API lives on the machine it runs on: the path of its issuer identifier. */
export const PRACTICE_PATH = '/api';
/** Where time, revocation and faults are steered from. */
export const CONTROL_PATH = '/__';

/**
 * Whether the practice API answers for a path, if only to say that nothing is there. All of `/.well-known/` is its
 * own (RFC 8615): a client that looks for metadata must not be handed the app's page. Tenants are below `/t/`.
 */
export function isPracticePath(path: string): boolean {
  const isBelow = (root: string): boolean => path === root || path.startsWith(`${root}/`);
  return (
    isBelow(PRACTICE_PATH) ||
    isBelow(CONTROL_PATH) ||
    ['/.well-known/', '/t/'].some((root) => path.startsWith(root))
  );
}
