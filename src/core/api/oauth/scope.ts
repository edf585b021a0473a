/** Whether every name of a space-delimited scope (RFC 6749 section 3.3) is among those allowed. */
export function isWithin(scope: string, allowed: readonly string[]): boolean {
  return scope.split(' ').every((name) => allowed.includes(name));
}
