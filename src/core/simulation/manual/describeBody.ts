import { s256Challenge } from '../../credentials/index.js';
import { nameOf, recognise, recogniseClientSecret, type Known } from './recognise.js';
import {
  UNKNOWN,
  type Carried,
  type Json,
  type ManualBody,
  type Parameter,
  type Presented,
} from './request.js';
import { bearsSecret, isMemberName, isPlainNumber, isQuotable, MOST } from './vocabulary.js';

/** More than this is not read: nothing here needs a body of this many characters. */
const LONGEST_BODY = 16_384;

export async function describeBody(
  { headers, body, method }: { headers: Headers; body: string; method: string },
  credentials: readonly Carried[],
  known: Known,
): Promise<ManualBody | null> {
  if (body === '' || method === 'GET' || method === 'HEAD') return null;
  const type = headers.get('content-type') ?? '';
  const sentAs = isForm(type) ? 'form' : /^application\/([\w.-]+\+)?json\b/i.test(type) ? 'json' : 'other';
  if (body.length > LONGEST_BODY) return { sentAs, content: null };
  if (sentAs !== 'form') return { sentAs, content: describeJsonText(body, known) };
  const parameters = new URLSearchParams(body);
  const inContext = await secretsInContext(parameters, credentials, known);
  return { sentAs, content: { form: describeParameters(parameters, known, inContext) } };
}

function isForm(type: string): boolean {
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type);
}

/** Secrets whose meaning depends on what stands beside them: whose secret it is, which code the verifier is for. */
async function secretsInContext(
  parameters: URLSearchParams,
  credentials: readonly Carried[],
  known: Known,
): Promise<ReadonlyMap<string, Presented>> {
  const found = new Map<string, Presented>();
  const client = credentials.find(({ as }) => as === 'basic')?.client ?? parameters.get('client_id') ?? '';
  const secret = parameters.get('client_secret');
  if (secret) found.set('client_secret', recogniseClientSecret(secret, client, known));

  const code = known.names.get(parameters.get('code') ?? '');
  const verifier = parameters.get('code_verifier');
  const challenge = code === undefined ? undefined : challengeOf(code, known);
  if (verifier && challenge !== undefined && (await s256Challenge(verifier)) === challenge) {
    found.set('code_verifier', { secret: 'code-verifier', edits: [] });
  }
  return found;
}

function challengeOf(name: string, { challenges }: Known): string | undefined {
  return [...challenges].find(([code]) => code === name)?.[1];
}

export function describeParameters(
  parameters: URLSearchParams,
  known: Known,
  inContext: ReadonlyMap<string, Presented>,
): Parameter[] {
  return [...parameters]
    .slice(0, MOST.parameters)
    .map(([name, value]) =>
      isMemberName(name)
        ? [name, inContext.get(name) ?? describeText(name, value, known)]
        : [UNKNOWN, UNKNOWN],
    );
}

function describeText(name: string, value: string, known: Known): string | Presented {
  if (isQuotable(name, value)) return value;
  if (name === 'code_challenge' && /^[\w-]{43}$/.test(value)) return { secret: 'code-challenge', edits: [] };
  if (bearsSecret(name)) return recognise(value, known);
  return nameOf(value, known) ?? UNKNOWN;
}

function describeJsonText(text: string, known: Known): { json: Json } | null {
  try {
    return { json: describeJson('', JSON.parse(text), known, 0) };
  } catch {
    return null;
  }
}

function describeJson(name: string, value: unknown, known: Known, depth: number): Json {
  if (typeof value === 'string') return describeText(name, value, known);
  if (typeof value === 'boolean' || value === null) return value;
  if (typeof value !== 'object' || depth > MOST.depth) return isPlainNumber(value) ? value : UNKNOWN;
  if (Array.isArray(value)) {
    return value.slice(0, MOST.items).map((item) => describeJson(name, item, known, depth + 1));
  }
  const members = Object.entries(value).slice(0, MOST.parameters);
  return Object.fromEntries(
    members.map(([member, held]) =>
      isMemberName(member) ? [member, describeJson(member, held, known, depth + 1)] : [UNKNOWN, UNKNOWN],
    ),
  );
}
