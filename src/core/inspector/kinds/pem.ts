import { encodeBase64url } from '../../shared/index.js';
import { bytesOf } from '../extraction/base64.js';
import { BIT_STRING, inside, INTEGER, OCTET_STRING, oidOf, readDer, SEQUENCE, type Der } from './der.js';
import type { Key } from './key.js';

export interface PemBlock {
  label: string;
  isPrivate: boolean;
  /** Its public half, where it is a key of a kind that JOSE has. */
  key: Key | null;
  isReadable: boolean;
}

const BLOCK = /^-----BEGIN ([A-Z0-9 ]{1,40})-----([^]{0,100000}?)-----END \1-----$/;
const RSA = '2a864886f70d010101';
const RSA_PSS = '2a864886f70d01010a';
const EC = '2a8648ce3d0201';
const CURVES: Readonly<Record<string, [crv: string, bytes: number]>> = {
  '2a8648ce3d030107': ['P-256', 32],
  '2b81040022': ['P-384', 48],
  '2b81040023': ['P-521', 66],
  '2b8104000a': ['secp256k1', 32],
};
const EDWARDS: Readonly<Record<string, string>> = { '2b6570': 'Ed25519', '2b6571': 'Ed448' };

/** A block of PEM (RFC 7468): a key, a certificate, or something that is neither. */
export function readPem(block: string): PemBlock {
  const [, label = '', body = ''] = BLOCK.exec(block.trim()) ?? [];
  const isPrivate = label.includes('PRIVATE KEY');
  const packed = body
    .replace(/\\r|\\n/g, '')
    .replace(/^[\w-]{1,40}:.*$/gm, '')
    .replace(/\s/g, '');
  const bytes = bytesOf(packed);
  const top = bytes && readDer(bytes);
  const [root] = top ?? [];
  const isReadable = top?.length === 1 && root?.tag === SEQUENCE;
  // Encrypted private keys are DER as well, but tell nothing.
  const isEncrypted = label.startsWith('ENCRYPTED') || /DEK-Info|Proc-Type/.test(body);
  const key = isReadable && root && !isEncrypted ? keyIn(label, root) : null;
  return {
    label,
    isPrivate,
    key: key && { ...key, isPrivate },
    isReadable: isReadable || isEncrypted || label.includes('OPENSSH'),
  };
}

/** A key as DER, in whatever structure: tried where a text is base64 and nothing says what it is. */
export function readDerKey(bytes: Uint8Array<ArrayBuffer>): Key | null {
  const [root] = readDer(bytes) ?? [];
  if (!root) return null;
  const secret = pkcs8(root);
  return secret ? { ...secret, isPrivate: true } : (spki(root) ?? certificate(root));
}

function keyIn(label: string, root: Der): Key | null {
  switch (label) {
    case 'PUBLIC KEY':
      return spki(root);
    case 'RSA PUBLIC KEY':
      return rsa(inside(root, SEQUENCE)?.slice(0, 2));
    case 'CERTIFICATE':
      return certificate(root);
    case 'PRIVATE KEY':
      return pkcs8(root);
    case 'RSA PRIVATE KEY':
      return rsa(inside(root, SEQUENCE)?.slice(1, 3));
    case 'EC PRIVATE KEY':
      return sec1(root, '');
    default:
      return null;
  }
}

function spki(root: Der): Key | null {
  const [algorithm, bits] = inside(root, SEQUENCE) ?? [];
  const [oid, parameters] = inside(algorithm, SEQUENCE) ?? [];
  if (bits?.tag !== BIT_STRING) return null;
  const content = bits.content.slice(1);
  const name = oidOf(oid);
  if (name === RSA || name === RSA_PSS) return rsa(inside(readDer(content)?.[0], SEQUENCE) ?? undefined);
  if (name === EC) return point(content, oidOf(parameters));
  const crv = EDWARDS[name];
  return crv === undefined ? null : { kty: 'OKP', crv, x: encodeBase64url(content) };
}

/** The SubjectPublicKeyInfo of a certificate (RFC 5280 section 4.1): the first of its members that is one. */
function certificate(root: Der): Key | null {
  const [body] = inside(root, SEQUENCE) ?? [];
  for (const member of inside(body, SEQUENCE) ?? []) {
    const key = member.tag === SEQUENCE ? spki(member) : null;
    if (key) return key;
  }
  return null;
}

function pkcs8(root: Der): Key | null {
  const [, algorithm, packed, ...rest] = inside(root, SEQUENCE) ?? [];
  const [oid, parameters] = inside(algorithm, SEQUENCE) ?? [];
  const name = oidOf(oid);
  if (packed?.tag !== OCTET_STRING) return null;
  const [inner] = readDer(packed.content) ?? [];
  if (name === RSA || name === RSA_PSS) return rsa(inside(inner, SEQUENCE)?.slice(1, 3));
  if (name === EC && inner) return sec1(inner, oidOf(parameters));
  // Of these the public half is optional (RFC 8410 section 7).
  const crv = EDWARDS[name];
  const half = rest.find(({ tag }) => tag === 0x81);
  if (crv === undefined) return null;
  return {
    kty: 'OKP',
    crv,
    ...(half ? { x: encodeBase64url(half.content.slice(1)) } : { pkcs8: root.whole }),
  };
}

/** An EC private key (RFC 5915), which mostly carries its public point. */
function sec1(root: Der, curve: string): Key | null {
  const members = inside(root, SEQUENCE) ?? [];
  const named = members.find(({ tag }) => tag === 0xa0);
  const bits = members.find(({ tag }) => tag === 0xa1);
  const [half] = bits ? (readDer(bits.content) ?? []) : [];
  const oid = named ? oidOf(readDer(named.content)?.[0]) : curve;
  return half ? point(half.content.slice(1), oid) : { kty: 'EC', crv: CURVES[oid]?.[0] ?? '' };
}

function rsa(members: Der[] | undefined): Key | null {
  const [n, e] = members ?? [];
  if (n?.tag !== INTEGER || e?.tag !== INTEGER) return null;
  const text = ({ content }: Der): string => encodeBase64url(content[0] === 0 ? content.slice(1) : content);
  return { kty: 'RSA', n: text(n), e: text(e) };
}

/** An uncompressed point (SEC 1 section 2.3.3). */
function point(content: Uint8Array<ArrayBuffer>, oid: string): Key | null {
  const [crv, size] = CURVES[oid] ?? [];
  if (crv === undefined || size === undefined || content[0] !== 4 || content.length !== 1 + 2 * size)
    return null;
  return {
    kty: 'EC',
    crv,
    x: encodeBase64url(content.slice(1, 1 + size)),
    y: encodeBase64url(content.slice(1 + size)),
  };
}
