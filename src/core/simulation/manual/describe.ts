import { describeBody, describeParameters } from './describeBody.js';
import { recognise, recogniseClientSecret, type Known } from './recognise.js';
import { METHODS, UNKNOWN, type Carried, type ManualRequest } from './request.js';
import { isIdentity, isPathSegment, isQuotable, isRegionOrUnknown, LONG_LINE, MOST } from './vocabulary.js';

/** A request as it came, credentials included. */
export interface RequestParts {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** Says what a request is without a byte of a credential, known or not. */
export async function describeRequest(request: RequestParts, known: Known): Promise<ManualRequest> {
  const { pathname, searchParams } = new URL(request.url);
  const region = request.headers.get('demo-region');
  const identity = request.headers.get('demo-identity');
  const credentials = describeCredentials(request.headers, known);
  return {
    method: METHODS.find((method) => method === request.method) ?? UNKNOWN,
    path: describePath(pathname),
    query: describeParameters(searchParams, known, new Map()),
    region: region !== null && !isRegionOrUnknown(region) ? UNKNOWN : region,
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
  return { as: 'basic', client, ...recogniseClientSecret(secret, client, known) };
}

function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
