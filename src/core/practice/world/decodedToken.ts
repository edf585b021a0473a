import { fromBase64url, isRecord } from '../../shared/index.js';

/** Longer ones are refused by the limits on headers; decoding them would be work for nothing. */
const MAX_LENGTH = 20_000;

/** Header and claims of a JWT as they can be read, whoever signed it; undefined for anything else. */
export function decodedToken(
  token: string,
): { header: Record<string, unknown>; claims: Record<string, unknown> } | undefined {
  const [header, claims, signature, ...more] = token.length > MAX_LENGTH ? [] : token.split('.');
  if (header === undefined || claims === undefined || signature === undefined || more.length > 0)
    return undefined;
  const read = { header: objectIn(header), claims: objectIn(claims) };
  return read.header && read.claims ? { header: read.header, claims: read.claims } : undefined;
}

function objectIn(segment: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(fromBase64url(segment));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
