import type { Counts } from '../../core/practice/index.js';
import type {
  ClockChange,
  ClockView,
  CredentialView,
  Ended,
  FaultGiven,
  FaultView,
  KeyGiven,
  MintedKey,
  RequestView,
  Target,
} from './views.js';

/** The control plane as functions. Each rejects with a `ControlError` where the server says no. */
export interface Control {
  clock(change?: ClockChange): Promise<ClockView>;
  /** From now on the API refuses it as expired; `next` issues the next access token with a short life. */
  expire(target: Target | { next: true | number }): Promise<Ended>;
  /** From now on the API refuses it as revoked, as late as its caches and lists make it. */
  revoke(target: Target): Promise<Ended>;
  mintKey(given?: KeyGiven): Promise<MintedKey>;
  rotateKey(id: string, given?: KeyGiven & { overlap_s?: number }): Promise<MintedKey>;
  /** Signs with a new key; the old one stays in the key set until it is removed. */
  addSigningKey(given?: { use_after_s?: number }): Promise<{ kid: string; signs: boolean }>;
  signingKeys(): Promise<{ kid: string; signs: boolean }[]>;
  removeSigningKey(kid: string): Promise<void>;
  signOut(user: string): Promise<void>;
  addFault(given: FaultGiven): Promise<FaultView>;
  faults(): Promise<FaultView[]>;
  removeFault(id: string): Promise<void>;
  removeFaults(): Promise<void>;
  requests(since?: number): Promise<RequestView[]>;
  credentials(): Promise<CredentialView[]>;
  counters(): Promise<Counts>;
  settings(change?: Record<string, unknown>): Promise<Record<string, unknown>>;
  reset(given?: { seed?: number }): Promise<void>;
  snapshot(id?: string): Promise<string>;
  restore(id: string): Promise<void>;
}

/** What the control plane answered instead. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  constructor(
    readonly status: number,
    detail: string,
  ) {
    super(detail);
  }
}

type Send = (path: string, init: RequestInit) => Promise<Response>;

export function controlOf(send: Send): Control {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const response = await send(path, {
      method,
      ...(method === 'POST' && {
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body ?? {}),
      }),
    });
    const text = await response.text();
    const told: unknown = text === '' ? undefined : JSON.parse(text);
    if (!response.ok)
      throw new ControlError(response.status, String((told as { detail?: unknown } | undefined)?.detail));
    return told as T;
  }
  const id = encodeURIComponent;
  return {
    clock: (change) => (change ? call('POST', '/clock', change) : call('GET', '/clock')),
    expire: (target) => call('POST', '/expire', target),
    revoke: (target) => call('POST', '/revoke', target),
    mintKey: (given) => call('POST', '/keys', given),
    rotateKey: (key, given) => call('POST', `/keys/${id(key)}/rotate`, given),
    addSigningKey: (given) => call('POST', '/signing-keys', given),
    signingKeys: async () =>
      (await call<{ keys: { kid: string; signs: boolean }[] }>('GET', '/signing-keys')).keys,
    removeSigningKey: (kid) => call('DELETE', `/signing-keys/${id(kid)}`),
    signOut: (user) => call('POST', `/users/${id(user)}/sign-out`),
    addFault: (given) => call('POST', '/faults', given),
    faults: async () => (await call<{ faults: FaultView[] }>('GET', '/faults')).faults,
    removeFault: (fault) => call('DELETE', `/faults/${id(fault)}`),
    removeFaults: () => call('DELETE', '/faults'),
    requests: async (since = 0) =>
      (await call<{ requests: RequestView[] }>('GET', `/requests?since=${since}`)).requests,
    credentials: async () =>
      (await call<{ credentials: CredentialView[] }>('GET', '/credentials')).credentials,
    counters: () => call('GET', '/counters'),
    settings: (change) => (change ? call('POST', '/settings', change) : call('GET', '/settings')),
    reset: async (given) => void (await call('POST', '/reset', given)),
    snapshot: async (name) =>
      (await call<{ id: string }>('POST', '/snapshots', name === undefined ? {} : { id: name })).id,
    restore: async (name) => void (await call('POST', `/snapshots/${id(name)}`)),
  };
}
