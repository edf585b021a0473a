import { publicJwk } from '../../core/credentials/index.js';
import type { CredentialRow } from '../../core/simulation/index.js';
import type { Handed } from '../inspect/index.js';
import type { Lab } from './lab.svelte.js';

/** A credential of the Lab as Inspect takes it: with the key set of the API, what the API expects, and the Lab’s moment. */
export async function toInspect(lab: Lab, { id, facts }: CredentialRow): Promise<Handed> {
  const handed = { text: lab.secretOf(id), at: lab.nowMs };
  if (!('claims' in facts)) return handed;
  const { server, settings } = lab.view;
  const keys = await Promise.all([...server.signingKeys.values()].map((row) => publicJwk(row)));
  const published = keys.filter((key) => key !== null);
  const { iss: issuer, aud: audience } = facts.claims;
  return {
    ...handed,
    ...(published.length > 0 && { keys: JSON.stringify({ keys: published }, null, 2) }),
    expect: { issuer, audience, type: 'at+jwt', leewayS: settings.leewayS },
  };
}
