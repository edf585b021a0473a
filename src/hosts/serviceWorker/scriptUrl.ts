/** The part of Trusted Types used here: the DOM's own types do not have it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): unknown };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a worker as Trusted Types ask for it, where the browser has them. The policy can be made once a page,
 * and lets no other origin through.
 */
export function scriptUrl(address: string, window: Window): string {
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  if (!trustedTypes) return address;
  policy ??= trustedTypes.createPolicy('kot-script-url', {
    createScriptURL(wanted) {
      const { href, origin } = window.location;
      if (new URL(wanted, href).origin !== origin) throw new TypeError('not an address of this app');
      return wanted;
    },
  });
  return policy.createScriptURL(address) as string;
}
