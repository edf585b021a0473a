import type { CredentialMessage, FaultMessage } from '../server/messages.js';

/** Something that can be done to the server by a click: a call of its control plane. */
export interface Action {
  /** What it does, as it is said once it is done: `Clock advanced by 15 min`. */
  says: string;
  method: 'POST' | 'DELETE';
  /** Below the control plane, such as `/clock`. */
  path: string;
  /** None for a DELETE. */
  body: Readonly<Record<string, unknown>> | null;
  /** Whom it is about, where it is about a credential: a test mints one of its own in its place. */
  credential?: Pick<CredentialMessage, 'id' | 'kind' | 'client' | 'subject'>;
  /** What added the fault that it removes: a test names the fault by that. */
  undoes?: string;
}

export const ADVANCES: readonly { by: string; label: string }[] = [
  { by: 'PT1M', label: '1 min' },
  { by: 'PT15M', label: '15 min' },
  { by: 'PT1H', label: '1 h' },
];

const post = (says: string, path: string, body: Record<string, unknown>): Action => ({
  says,
  method: 'POST',
  path,
  body,
});

export const advance = (by: string, label: string): Action =>
  post(`Clock advanced by ${label}`, '/clock', { advance: by });

export const freeze = (frozen: boolean): Action =>
  post(frozen ? 'Clock frozen' : 'Clock runs', '/clock', { frozen });

export const end = (as: 'expire' | 'revoke', { id, kind, client, subject }: CredentialMessage): Action => ({
  ...post(`${id} ${as === 'expire' ? 'expired' : 'revoked'}`, `/${as}`, { id }),
  credential: { id, kind, client, subject },
});

export const signOut = (user: string): Action =>
  post(`${user} signed out`, `/users/${encodeURIComponent(user)}/sign-out`, {});

export const rotateSigningKey = (): Action => post('A new key signs', '/signing-keys', {});

export const addFault = (answer: string, path: string): Action =>
  post(`${answer} for the next call${path === '' ? '' : ` of ${path}`}`, '/faults', {
    ...(path !== '' && { match: { path } }),
    answer,
  });

export const removeFault = ({
  id,
  answer,
  match,
}: Pick<FaultMessage, 'id' | 'answer' | 'match'>): Action => ({
  says: `${id} removed`,
  method: 'DELETE',
  path: `/faults/${id}`,
  body: null,
  undoes: addFault(answer, match.path ?? '').says,
});

/** The same as a command. `control` is the address of the control plane. */
export function curlOf({ method, path, body }: Action, control: string): string {
  const address = `${control}${path}`;
  if (!body) return `curl -X ${method} ${quoted(address)}`;
  return `curl ${quoted(address)} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(body))}`;
}

/** As a shell reads it back, whatever is in it. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
