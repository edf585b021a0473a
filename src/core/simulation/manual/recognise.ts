import { API_KEY_PREFIX, parseApiKey } from '../../credentials/index.js';
import { decodeSegment, isCanonical, segmentsOf, type Segments } from './segments.js';
import type { CodeId } from '../types/index.js';
import type { Edit, Presented, SecretName } from './request.js';

/** The secrets that a run knows, and what it needs to tell a changed one from one that it never made. */
export interface Known {
  /** What each secret is called, by its bytes. */
  names: ReadonlyMap<string, SecretName>;
  /** What the header of a token of ours says. */
  alg: string;
  kids: readonly string[];
  /** The secret of each confidential client, by its id. */
  clientSecrets: ReadonlyMap<string, string>;
  /** The `code_challenge` that each code was asked for with (RFC 7636 section 4.3). */
  challenges: ReadonlyMap<CodeId, string>;
  /** Reads what stands for a secret where people write a name instead of its bytes. */
  notation?: (text: string) => Presented | null;
}

/** How much of a secret has to be there before the rest is called missing or mistyped. */
const RECOGNISABLE = 24;

/** What a text that may be a secret is called. Its bytes go no further than here. */
export function recognise(text: string, known: Known): Presented {
  if (text === '') return named('unknown', 'empty');
  const exact = nameOf(text, known);
  if (exact) return exact;
  const [first = ''] = text.split(/[\s,]+/);
  if (first !== text) return withEdit(recognise(first || 'unknown', known), 'doubled');
  const unpadded = text.replaceAll('=', '');
  if (unpadded !== text) return withEdit(recognise(unpadded, known), 'padded');
  if (text.startsWith(API_KEY_PREFIX)) return recogniseKey(text, known);
  const segments = segmentsOf(text);
  if (segments) return recogniseToken(segments, known);
  const whole = startedBy(text, known);
  return whole ? named(whole, 'truncated') : named('unknown');
}

/** The same for what stands where a client's secret does. */
export function recogniseClientSecret(secret: string, client: string, known: Known): Presented {
  return known.clientSecrets.get(client) === secret
    ? { secret: 'client-secret', edits: [] }
    : recognise(secret, known);
}

/** The secret that this is to the byte, or by its name. */
export function nameOf(text: string, { names, notation }: Known): Presented | null {
  const name = names.get(text);
  return name === undefined ? (notation?.(text) ?? null) : named(name);
}

function recogniseKey(text: string, known: Known): Presented {
  const parsed = parseApiKey(text);
  if (parsed.ok) return named('unknown-key');
  if (parsed.code === 'key_bad_checksum') return named(alike(text, known) ?? 'unknown-key', 'checksum');
  const whole = startedBy(text, known);
  return whole ? named(whole, 'truncated') : named('unknown-key', 'malformed');
}

/** A token with the payload or the signature of one of ours is that one, changed. */
function recogniseToken(given: Segments, known: Known): Presented {
  for (const [text, name] of known.names) {
    const own = segmentsOf(text);
    if (own && (own.payload === given.payload || own.signature === given.signature)) {
      return named(name, ...changesOf(given, own));
    }
  }
  const edits = headerEdits(given.header, known);
  if (!edits) return named('unknown-token', 'malformed');
  return given.signature === ''
    ? named('unknown-token', ...edits, 'no_signature')
    : named('unknown-token', ...edits);
}

function changesOf(given: Segments, own: Segments): Edit[] {
  const { alg, kid } = decodeSegment(own.header) ?? {};
  const changed = headerEdits(given.header, { alg: textOf(alg), kids: [textOf(kid)] });
  const readable = changed && decodeSegment(given.payload) && isCanonical(given.payload);
  if (!readable || !(given.signature === '' || isCanonical(given.signature))) return ['malformed'];
  const edits: Edit[] = given.header !== own.header && changed.length === 0 ? ['header_other'] : [...changed];
  if (given.payload !== own.payload) edits.push('payload');
  if (given.signature === '') edits.push('no_signature');
  else if (given.signature !== own.signature) edits.push('signature');
  return edits;
}

/** What a verifier would object to in a header, or null when it is none. */
function headerEdits(segment: string, { alg, kids }: Pick<Known, 'alg' | 'kids'>): Edit[] | null {
  const header = isCanonical(segment) ? decodeSegment(segment) : null;
  if (!header) return null;
  const edits: Edit[] = [];
  if (textOf(header['alg']).toLowerCase() === 'none') edits.push('alg_none');
  else if (header['alg'] !== alg) edits.push('alg_other');
  const type = textOf(header['typ'])
    .toLowerCase()
    .replace(/^application\//, '');
  if (type !== 'at+jwt') edits.push('typ_other');
  if (!kids.includes(textOf(header['kid']))) edits.push('kid_other');
  return edits;
}

/** A header parameter of somebody's making may be an object that no text can be made of. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The known secret that begins like this, if enough of it is there. All tokens begin alike, so they do not count. */
function startedBy(text: string, known: Known): SecretName | undefined {
  if (text.length < RECOGNISABLE) return undefined;
  for (const [secret, name] of known.names) {
    if (!segmentsOf(secret) && secret.startsWith(text)) return name;
  }
  return undefined;
}

/** The known key that differs in a few characters only. */
function alike(text: string, known: Known): SecretName | undefined {
  for (const [secret, name] of known.names) {
    const same = [...secret].filter((character, index) => character === text[index]).length;
    if (secret.length === text.length && same >= API_KEY_PREFIX.length + RECOGNISABLE) return name;
  }
  return undefined;
}

function named(secret: SecretName, ...edits: Edit[]): Presented {
  return { secret, edits };
}

function withEdit({ secret, edits }: Presented, edit: Edit): Presented {
  return { secret, edits: [...edits, edit] };
}
