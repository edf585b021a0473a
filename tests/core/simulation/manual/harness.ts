import {
  startRun,
  type ManualRequest,
  type LogEvent,
  type RequestEvent,
  type Run,
} from '../../../../src/core/simulation/index.js';
import { at, world } from '../harness.js';

export const ADMIN = { Authorization: 'Bearer demo-admin-secret' };
export const REDIRECT_URI = 'https://app.example/callback';
export const VERIFIER = 'the-callers-own-verifier-which-nobody-else-has-0123';

/** The story five minutes in: a customer and a thief call with both credentials. */
export async function underWay(seed = 1): Promise<Run> {
  const run = await startRun(world, seed);
  await run.advance(at(5));
  return run;
}

export function call(run: Run, path: string, init: RequestInit = {}, moment = run.now): Promise<Response> {
  return run.serve(new Request(`https://api.example${path}`, init), moment);
}

export function bearer(secret: string): RequestInit {
  return { headers: { Authorization: `Bearer ${secret}` } };
}

export function post(form: Record<string, string>, headers: Record<string, string> = {}): RequestInit {
  return { method: 'POST', headers, body: new URLSearchParams(form) };
}

export async function mintKey(run: Run, body: object = {}): Promise<{ id: string; key: string }> {
  const minted = await call(run, '/v1/keys', { method: 'POST', headers: ADMIN, body: JSON.stringify(body) });
  return (await minted.json()) as { id: string; key: string };
}

export interface Tokens {
  access_token: string;
  refresh_token: string;
}

/** Signs in by hand: authorization code with PKCE. */
export async function signIn(run: Run): Promise<Tokens> {
  return (await (await exchangeCode(run, await authorize(run), VERIFIER)).json()) as Tokens;
}

export async function authorize(run: Run): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(VERIFIER));
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'demo-app',
    redirect_uri: REDIRECT_URI,
    state: 'state-of-the-caller-8f3a',
    code_challenge: Buffer.from(digest).toString('base64url'),
    code_challenge_method: 'S256',
  });
  const { headers } = await call(run, `/oauth/authorize?${query}`);
  return new URL(headers.get('location') ?? '').searchParams.get('code') ?? '';
}

export function exchangeCode(run: Run, code: string, verifier: string): Promise<Response> {
  const grant = { grant_type: 'authorization_code', client_id: 'demo-app', redirect_uri: REDIRECT_URI };
  return call(run, '/oauth/token', post({ ...grant, code, code_verifier: verifier }));
}

/** What the run wrote down of the latest request by hand. */
export function latest(run: Run): { described: ManualRequest; event: RequestEvent } {
  const command = run.export().commands.at(-1);
  const event = run.log.findLast((entry) => entry.kind === 'request' && entry.actor === 'you');
  if (command?.type !== 'send' || event?.kind !== 'request') throw new Error('nobody called by hand');
  return { described: command.request, event };
}

export function refusal({ event }: { event: RequestEvent }): string | undefined {
  return event.trace.steps[event.trace.decidedBy]?.code;
}

/** The log as text, without what is cut or hashed from the bytes of a credential. */
export function withoutBytes(log: readonly LogEvent[]): string {
  return JSON.stringify(log)
    .replace(/"preview":"[^"]*"/g, '')
    .replace(/\\?"last4\\?":\\?"\w{4}\\?"/g, '')
    .replace(/[0-9a-f]{64}/g, '');
}

/** Everything that is kept of a run, as text. */
export function kept(run: Run): string {
  const { server, ...view } = run.view(run.now);
  const tables = Object.values(server).map((table) => [...(table as Map<string, unknown>)]);
  return JSON.stringify([run.log, run.export(), view, tables]);
}
