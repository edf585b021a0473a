import { isCanonicalBase64url, isRecord } from '../../shared/index.js';
import { bytesOf, utf8Of } from '../extraction/base64.js';
import { readWholeJson } from '../extraction/json.js';
import { VERDICT_CODES, type VerdictCode } from '../verdicts/codes.js';

/** What can be wrong with the form of a token: each is a verdict, and most are a finding. */
export type FormFault = Extract<
  VerdictCode,
  | 'elided'
  | 'illegal-character'
  | 'padding'
  | 'segment-count'
  | 'trailing-bits'
  | 'invalid-utf8'
  | 'not-json-object'
  | 'duplicate-member'
  | 'alg-missing'
  | 'crit-malformed'
  | 'empty-signature'
  | 'foreign-disclosure'
  | 'members-missing'
>;

/** A JOSE object in compact serialization, read as far as it can be read. */
export interface Compact {
  segments: readonly string[];
  header: Record<string, unknown> | null;
  claims: Record<string, unknown> | null;
  /** Faults that no signature gets over: of the serialization and of the header (RFC 7515 section 5.2). */
  faults: FormFault[];
  /** Faults of what is signed, which the signature itself does not care about. */
  claimFaults: FormFault[];
  isEncrypted: boolean;
}

/** No serialization has as many. */
const MOST_SEGMENTS = 8;

/** `unprotected` are members of the header that are not signed: the JSON serialization has them (RFC 7515 section 7.2.1). */
export function readCompact(
  token: string,
  isElided: boolean,
  unprotected: Record<string, unknown> = {},
): Compact {
  const segments = token.split('.', MOST_SEGMENTS);
  const faults = new Set<FormFault>(isElided ? ['elided'] : []);
  for (const segment of segments) for (const fault of segmentFaults(segment)) faults.add(fault);
  const isAllUnprotected = segments[0] === '' && Object.keys(unprotected).length > 0;
  const head = isAllUnprotected ? { value: {}, faults: [] } : readPart(segments[0] ?? '');
  for (const fault of head.faults) faults.add(fault);
  const header = head.value && { ...unprotected, ...head.value };
  if (Object.keys(unprotected).some((name) => Object.hasOwn(head.value ?? {}, name)))
    faults.add('duplicate-member');
  const isEncrypted = segments.length === 5 || (header !== null && typeof header['enc'] === 'string');
  if (segments.length !== (isEncrypted ? 5 : 3)) faults.add('segment-count');
  if (header && typeof header['alg'] !== 'string') faults.add('alg-missing');
  if (header && !isCrit(header)) faults.add('crit-malformed');

  const payload = isEncrypted ? null : readPart(segments[1] ?? '');
  const claims = payload?.value ?? null;
  if (!isEncrypted && segments.length === 3 && segments[2] === '' && !isUnsigned(header))
    faults.add('empty-signature');
  return {
    segments,
    header,
    claims,
    faults: inOrder(faults),
    claimFaults: payload?.faults ?? [],
    isEncrypted,
  };
}

/** `none` is an algorithm in no other spelling (RFC 7518 section 3.1), but some verifiers take one. */
export function isUnsigned(header: Record<string, unknown> | null): boolean {
  const alg = header?.['alg'];
  return typeof alg === 'string' && alg.toLowerCase() === 'none';
}

/** Whether it demands an extension: the only one that is understood is `b64` left as it is anyway (RFC 7797 section 3). */
export function demandsExtension(header: Record<string, unknown>): boolean {
  const isIdle = header['b64'] === true && demandsB64Alone(header);
  return Object.hasOwn(header, 'crit') && !isIdle;
}

export function demandsB64Alone({ crit }: Record<string, unknown>): boolean {
  return String(crit) === 'b64';
}

function segmentFaults(segment: string): FormFault[] {
  if (segment === '' || isCanonicalBase64url(segment)) return [];
  const foreign = segment.replace(/[\w-]/g, '');
  if (foreign === '') return ['trailing-bits'];
  return [/^[+/=]+$/.test(foreign) ? 'padding' : 'illegal-character'];
}

/** The JSON object that a segment says; what is not of base64url is left out, so that a damaged one still tells most. */
function readPart(segment: string): { value: Record<string, unknown> | null; faults: FormFault[] } {
  const plain = segment
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/[^\w-]/g, '');
  const bytes = bytesOf(plain.length % 4 === 1 ? plain.slice(0, -1) : plain);
  const strict = bytes && utf8Of(bytes);
  const text = strict ?? (bytes ? new TextDecoder().decode(bytes) : '');
  const read = readWholeJson(text);
  const value = read && isRecord(read.value) ? read.value : null;
  const faults: FormFault[] = [];
  if (bytes && strict === null) faults.push('invalid-utf8');
  if (!value) faults.push('not-json-object');
  if (value && read?.hasDuplicates) faults.push('duplicate-member');
  return { value, faults };
}

/** A list of names that are there, not empty, none twice (RFC 7515 section 4.1.11). */
function isCrit(header: Record<string, unknown>): boolean {
  if (!Object.hasOwn(header, 'crit')) return true;
  const { crit } = header;
  if (!Array.isArray(crit) || crit.length === 0 || new Set(crit).size < crit.length) return false;
  return crit.every((name) => typeof name === 'string' && Object.hasOwn(header, name));
}

/** In the order of their verdicts, the one first that explains most. */
function inOrder(faults: ReadonlySet<string>): FormFault[] {
  return Object.keys(VERDICT_CODES).filter((code): code is FormFault => faults.has(code));
}
