import { s256Challenge } from '../../credentials/index.js';
import { nameOf, recognise, type Known } from './recognise.js';
import type { Carried, HandMade, HandMadeBody, Json, Parameter, Presented } from './types.js';
import {
  bearsSecret,
  isIdentity,
  isMemberName,
  isPathSegment,
  isQuotable,
  isRegion,
  LONG_LINE,
  METHODS,
  MOST,
  UNKNOWN,
} from './vocabulary.js';

/** A request as it came, credentials included. */
export interface RequestParts {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** More than this is not read: nothing here needs a body of this many characters. */
const LONGEST_BODY = 16_384;

/** Says what a request is without a byte of a credential, known or not. */
export async function describeRequest(request: RequestParts, known: Known): Promise<HandMade> {
  const { pathname, searchParams } = new URL(request.url);
  const region = request.headers.get('demo-region');
  const identity = request.headers.get('demo-identity');
  const credentials = describeCredentials(request.headers, known);
  return {
    method: METHODS.find((method) => method === request.method) ?? UNKNOWN,
    path: describePath(pathname),
    query: describeParameters(searchParams, known, new Map()),
    region: region !== null && !isRegion(region) ? UNKNOWN : region,
    ...(identity !== null && { identity: isIdentity(identity) ? identity : UNKNOWN }),
    longLines: longLinesOf(request.headers),
    credentials,
    body: await describeBody(request, credentials, known),
  };
}

function describePath(pathname: string): string {
  const segments = pathname.slice(1).split('/').slice(0, MOST.segments);
  return segments.map((segment) => `/${isPathSegment(segment) ? segment : UNKNOWN}`).join('');
}

function longLinesOf(headers: Headers): number[] {
  const lengths = [...headers].map(([name, value]) => Math.min(name.length + value.length, MOST.line));
  return lengths.filter((length) => length >= LONG_LINE).slice(0, MOST.lines);
}

function describeCredentials(headers: Headers, known: Known): Carried[] {
  const authorization = headers.get('authorization')?.trim();
  const apiKey = headers.get('x-api-key');
  return [
    ...(authorization === undefined ? [] : [describeAuthorization(authorization, known)]),
    ...(apiKey === null ? [] : [{ as: 'x_api_key', ...recognise(apiKey, known) } as const]),
  ];
}

function describeAuthorization(value: string, known: Known): Carried {
  const [scheme = '', ...rest] = value.split(/ +/);
  const secret = rest.join(' ');
  if (/^bearer$/i.test(scheme)) return { as: 'bearer', ...recognise(secret, known) };
  if (/^basic$/i.test(scheme)) return describeBasic(secret, known);
  return rest.length === 0
    ? { as: 'bare', ...recognise(scheme, known) }
    : { as: 'other_scheme', ...recognise(secret, known) };
}

function describeBasic(encoded: string, known: Known): Carried {
  const [, id = '', secret = ''] = /^([^:]*):(.*)$/s.exec(decodeBase64(encoded)) ?? [];
  const client = isQuotable('client_id', id) ? id : UNKNOWN;
  return { as: 'basic', client, ...describeClientSecret(secret, client, known) };
}

function describeClientSecret(secret: string, client: string, known: Known): Presented {
  return known.clientSecrets.get(client) === secret
    ? { secret: 'client-secret', edits: [] }
    : recognise(secret, known);
}

async function describeBody(
  { headers, body, method }: RequestParts,
  credentials: readonly Carried[],
  known: Known,
): Promise<HandMadeBody | null> {
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
  if (secret) found.set('client_secret', describeClientSecret(secret, client, known));

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

function describeParameters(
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
    return { json: describeJson('', JSON.parse(text) as unknown, known, 0) };
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

/** Long digits might be a secret too. */
export function isPlainNumber(value: unknown): value is number {
  return Number.isInteger(value) && Math.abs(Number(value)) <= MOST.number;
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
