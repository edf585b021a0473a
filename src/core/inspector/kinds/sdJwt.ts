import { encodeBase64url, isRecord, own, utf8 } from '../../shared/index.js';
import { textOf } from '../extraction/base64.js';
import { readWholeJson } from '../extraction/json.js';
import type { Disclosure } from '../types.js';

const HASHES: Readonly<Record<string, string>> = {
  'sha-256': 'SHA-256',
  'sha-384': 'SHA-384',
  'sha-512': 'SHA-512',
};
const MOST_DISCLOSURES = 200;

/** The issuer's JWT, and what was disclosed beside it (RFC 9901 section 4). */
export function splitSdJwt(token: string): { jwt: string; parts: string[] } {
  const [jwt = '', ...rest] = token.split('~');
  // The last part is empty, or the key binding JWT.
  return { jwt, parts: rest.slice(0, -1).slice(0, MOST_DISCLOSURES) };
}

/** Each disclosure, and whether its digest stands in the token or in another disclosure (RFC 9901 section 7.1). */
export async function readDisclosures(
  claims: Record<string, unknown> | null,
  parts: readonly string[],
): Promise<Disclosure[]> {
  const hash = own(HASHES, typeof claims?.['_sd_alg'] === 'string' ? claims['_sd_alg'] : 'sha-256');
  const read = parts.map((part) => ({ part, list: readWholeJson(textOf(part) ?? '')?.value }));
  const digests = new Set(digestsIn([claims, ...read.map(({ list }) => list)]));
  return Promise.all(
    read.map(async ({ part, list }): Promise<Disclosure> => {
      const [, second, third]: readonly unknown[] = Array.isArray(list) ? list : [];
      const isMember = Array.isArray(list) && list.length === 3 && typeof second === 'string';
      const isElement = Array.isArray(list) && list.length === 2;
      return {
        ...(isMember && { name: second }),
        value: isMember ? third : isElement ? second : null,
        known: hash === undefined ? null : (isMember || isElement) && digests.has(await digestOf(part, hash)),
      };
    }),
  );
}

async function digestOf(part: string, hash: string): Promise<string> {
  return encodeBase64url(new Uint8Array(await crypto.subtle.digest(hash, utf8(part))));
}

function digestsIn(values: readonly unknown[]): string[] {
  const digests: string[] = [];
  for (const { _sd: list, '...': element } of objectsIn(values)) {
    for (const each of Array.isArray(list) ? (list as unknown[]) : [element]) {
      if (typeof each === 'string') digests.push(each);
    }
  }
  return digests;
}

const MOST_STEPS = 20_000;

/** Every object inside some values, however deep; of very many the first. */
export function* objectsIn(values: readonly unknown[]): Generator<Record<string, unknown>> {
  const left = [...values];
  for (let steps = 0; left.length > 0 && steps < MOST_STEPS; steps += 1) {
    const value = left.pop();
    if (isRecord(value)) yield value;
    const inner: unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [];
    // One by one: a list as long as a text may be is more than a call takes as arguments.
    for (const each of inner.slice(0, MOST_STEPS)) left.push(each);
  }
}
