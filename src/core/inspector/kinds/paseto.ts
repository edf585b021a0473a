import { isRecord } from '../../shared/index.js';
import { bytesOf, utf8Of } from '../extraction/base64.js';
import { readWholeJson } from '../extraction/json.js';

/** How many bytes of signature stand behind the message, by version (PASETO specification, `public`). */
const SIGNATURES: Readonly<Record<string, number>> = { v1: 256, v2: 64, v3: 96, v4: 64 };

/** What a PASETO for the public says, unverified; its times as NumericDate. Null for one that is encrypted. */
export function readPaseto(token: string): { isWhole: boolean; claims: Record<string, unknown> | null } {
  const [version = '', purpose, payload = ''] = token.split('.');
  const bytes = bytesOf(payload);
  const size = SIGNATURES[version] ?? 0;
  if (!bytes || bytes.length <= size) return { isWhole: false, claims: null };
  if (purpose !== 'public') return { isWhole: true, claims: null };
  const value = readWholeJson(utf8Of(bytes.slice(0, -size)) ?? '')?.value;
  if (!isRecord(value)) return { isWhole: false, claims: null };
  const times = ['exp', 'nbf', 'iat'].flatMap((name) => {
    const at = typeof value[name] === 'string' ? Date.parse(value[name]) : NaN;
    return Number.isNaN(at) ? [] : [[name, at / 1000] as const];
  });
  return { isWhole: true, claims: { ...value, ...Object.fromEntries(times) } };
}
