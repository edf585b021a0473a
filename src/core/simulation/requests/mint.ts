import type { Engine } from '../engine.js';
import type { ClientRow, CredentialId } from '../types/index.js';
import { byOperator, SCOPE } from './http.js';
import { registerKey } from './register.js';

/** The people who run the API make a key for a customer. Null when the API refuses. */
export async function mintKey(
  engine: Engine,
  { lane, user }: Pick<ClientRow, 'lane' | 'user'>,
): Promise<CredentialId | null> {
  const { registered } = await engine.request({
    lane,
    actor: 'operator',
    purpose: 'mint',
    credential: null,
    ...byOperator('POST', '/v1/keys', { customer: user, scopes: [SCOPE] }),
    register: (sent) => registerKey(engine, sent, lane),
  });
  return registered;
}
