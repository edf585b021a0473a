import { isRecord } from '../../shared/index.js';
import type { Kind } from '../types.js';
import { OFTEN, type Steps } from './steps.js';
import { readJson, type JsonObject, type Met } from './json.js';

export type DocumentKind = Extract<
  Kind,
  'jwk' | 'jwks' | 'jws-json' | 'jwe' | 'metadata' | 'token-response' | 'introspection'
>;

export interface JsonDocument {
  kind: DocumentKind;
  start: number;
  end: number;
  value: Record<string, unknown>;
}

/** Where JSON can begin, and be more than an empty list. */
const BEGIN = /[{[](?=\s{0,60}["[{])/g;
const MARKS = /kty|"keys"|issuer|authorization_servers|access_token|active|signature|ciphertext/;

/** Every object of a text that is a key, a set of keys, a signed or encrypted object, or an answer of OAuth. */
export function* jsonDocuments(text: string): Steps<JsonDocument[]> {
  const documents: JsonDocument[] = [];
  if (!MARKS.test(text)) return documents;
  const [first, last] = [text.search(/\S/), text.trimEnd().length];
  // What begins like JSON and is none may reach far: all of that together no farther than this.
  let left = 2 * text.length + 1000;
  let [met, from] = [0, 0];
  for (;;) {
    if ((met += 1) % OFTEN === 0) yield;
    // Somebody else may have used it since.
    BEGIN.lastIndex = from;
    const match = BEGIN.exec(text);
    if (!match || left <= 0) return documents;
    from = BEGIN.lastIndex;
    const reached: Met = { objects: [], at: match.index };
    const read = readJson(text, match.index, reached);
    if (read) {
      documents.push(...documentsAmong(reached.objects, first, last));
      from = read.end;
    } else left -= reached.at - match.index + 50;
  }
}

/** Strings of a document that hold JSON once more, as a log has them. */
export function jsonStrings(text: string): { start: number; end: number; inner: string }[] {
  const found: { start: number; end: number; inner: string }[] = [];
  for (const match of text.matchAll(/(?<!\\)"[{[]\s{0,20}\\"(?:[^"\\]|\\.){2,100000}"/g)) {
    try {
      const inner = JSON.parse(match[0]) as string;
      found.push({ start: match.index, end: match.index + match[0].length, inner });
    } catch {
      // A stretch between two quotes that is no string.
    }
  }
  return found;
}

/** An object inside one that counts as a whole, such as a key of a set, does not count by itself. */
function documentsAmong(objects: readonly JsonObject[], first: number, last: number): JsonDocument[] {
  const documents: JsonDocument[] = [];
  let coveredTo = -1;
  for (const { start, end, value } of [...objects].sort((left, right) => left.start - right.start)) {
    const kind =
      start < coveredTo ? null : (kindOf(value) ?? loneAnswer(value, start === first && end === last));
    if (!kind) continue;
    documents.push({ kind, start, end, value });
    if (kind !== 'token-response' && kind !== 'metadata') coveredTo = end;
  }
  return documents;
}

/** “No” says nothing else (RFC 7662 section 2.2); in a longer text such an object is anything. */
function loneAnswer(value: Record<string, unknown>, isAll: boolean): DocumentKind | null {
  return isAll && typeof value['active'] === 'boolean' && Object.keys(value).length === 1
    ? 'introspection'
    : null;
}

function kindOf(value: Record<string, unknown>): DocumentKind | null {
  const isText = (name: string): boolean => typeof value[name] === 'string';
  const has = (...names: string[]): boolean => names.some((name) => Object.hasOwn(value, name));
  const { keys } = value;
  if (Array.isArray(keys) && keys.some((key) => isRecord(key) && typeof key['kty'] === 'string'))
    return 'jwks';
  if (isText('kty')) return 'jwk';
  const list: unknown[] = Array.isArray(value['signatures']) ? value['signatures'] : [];
  const isSigned = isText('payload') && (isText('signature') || Array.isArray(value['signatures']));
  // Its payload may be kept elsewhere (RFC 7515 appendix F).
  if (isSigned || [value, ...list].some(isSignature)) return 'jws-json';
  if (isText('ciphertext') && has('protected', 'recipients', 'unprotected')) return 'jwe';
  if (
    isText('issuer') &&
    has('jwks_uri', 'token_endpoint', 'authorization_endpoint', 'introspection_endpoint')
  )
    return 'metadata';
  if (isText('resource') && has('authorization_servers')) return 'metadata';
  if (isText('access_token') && has('token_type', 'expires_in', 'refresh_token', 'id_token'))
    return 'token-response';
  if (typeof value['active'] !== 'boolean') return null;
  const isAnswer = has('client_id', 'token_type') || (has('exp') && has('sub', 'scope', 'iss', 'username'));
  return isAnswer ? 'introspection' : null;
}

function isSignature(value: unknown): boolean {
  return isRecord(value) && typeof value['protected'] === 'string' && typeof value['signature'] === 'string';
}
