import type { Outgoing } from '../transport.js';
import {
  UNKNOWN,
  type Carried,
  type Json,
  type ManualBody,
  type ManualRequest,
  type Parameter,
  type Presented,
} from './request.js';
import { inBraces } from './vocabulary.js';

/**
 * How a description is written out. There are two ways: as it is sent, and as the log shows it; the second is made
 * from names alone, so nothing has to be hidden in it afterwards.
 */
export interface Spelling {
  secret(presented: Presented): string;
  /** What stands for `{unknown}`. */
  unknown: string;
  /** What stands for a value of this length. */
  filler(length: number): string;
  /** Escapes what is no plain word: a secret, or the stand-in for something unknown. */
  escape(text: string): string;
  base64(text: string): string;
}

export const FOR_THE_LOG: Spelling = {
  secret: inBraces,
  unknown: UNKNOWN,
  filler: () => UNKNOWN,
  escape: (text) => text,
  base64: (text) => text,
};

const MEDIA_TYPES: Record<ManualBody['sentAs'], string> = {
  form: 'application/x-www-form-urlencoded',
  json: 'application/json',
  other: 'text/plain',
};

export function spell(request: ManualRequest, as: Spelling): Outgoing {
  const { method, path, query, region, identity, longLines, credentials, body } = request;
  const search = query.length > 0 ? `?${spellParameters(query, as)}` : '';
  return {
    method: method === UNKNOWN ? 'UNKNOWN' : method,
    path: path.replaceAll(UNKNOWN, as.unknown) + search,
    headers: {
      ...(region !== null && { 'Demo-Region': word(region, as) }),
      ...(identity !== undefined && { 'Demo-Identity': word(identity, as) }),
      ...Object.fromEntries(credentials.map((carried) => spellCarried(carried, as))),
      ...Object.fromEntries(longLines.map((length, index) => spellLongLine(length, index, as))),
      ...(body && { 'Content-Type': MEDIA_TYPES[body.sentAs] }),
    },
    ...(body && { body: spellBody(body, as) }),
  };
}

function spellCarried(carried: Carried, as: Spelling): [name: string, value: string] {
  const secret = as.secret(carried);
  switch (carried.as) {
    case 'bearer':
      return ['Authorization', `Bearer ${secret}`];
    case 'x_api_key':
      return ['X-API-Key', secret];
    case 'basic':
      return [
        'Authorization',
        `Basic ${as.base64(`${word(carried.client ?? '', as)}:${as.escape(secret)}`)}`,
      ];
    case 'bare':
      return ['Authorization', secret];
    case 'other_scheme':
      return ['Authorization', `Other ${secret}`];
  }
}

function spellLongLine(length: number, index: number, as: Spelling): [name: string, value: string] {
  const name = `Demo-Long-Line-${index + 1}`;
  return [name, as.filler(length - name.length)];
}

function spellParameters(parameters: readonly Parameter[], as: Spelling): string {
  return parameters.map(([name, value]) => `${escapeWord(name, as)}=${escapeWord(value, as)}`).join('&');
}

function escapeWord(value: string | Presented, as: Spelling): string {
  if (typeof value !== 'string') return as.escape(as.secret(value));
  return value === UNKNOWN ? as.unknown : encodeURIComponent(value);
}

function spellBody({ content }: ManualBody, as: Spelling): string {
  if (!content) return as.unknown;
  return 'form' in content ? spellParameters(content.form, as) : JSON.stringify(spellJson(content.json, as));
}

function spellJson(value: Json, as: Spelling): unknown {
  if (typeof value === 'string') return word(value, as);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map((item) => spellJson(item, as));
  if (isPresented(value)) return as.secret(value);
  return Object.fromEntries(
    Object.entries(value).map(([member, held]) => [word(member, as), spellJson(held, as)]),
  );
}

function word(text: string, as: Spelling): string {
  return text === UNKNOWN ? as.unknown : text;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

export function isPresented(value: object): value is Presented {
  return 'secret' in value && 'edits' in value;
}
