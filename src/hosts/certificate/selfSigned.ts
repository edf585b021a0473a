import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIP } from 'node:net';
import {
  bitString,
  explicit,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  set,
  time,
  utf8String,
  type Der,
} from './der.js';

/** What a server needs to speak https. Both are PEM, and only the first is for others to see. */
export interface CertifiedKey {
  cert: string;
  key: string;
}

const NAME = 'Key or Token practice server';
const HOUR_MS = 3_600_000;
/** Longer than any server of this kind runs, and short enough to be worth nothing when it is found. */
const GOOD_FOR_MS = 30 * 24 * HOUR_MS;

const COMMON_NAME = oid('2.5.4.3');
const SUBJECT_KEY_IDENTIFIER = oid('2.5.29.14');
const SUBJECT_ALT_NAME = oid('2.5.29.17');
const BASIC_CONSTRAINTS = oid('2.5.29.19');
const EXTENDED_KEY_USAGE = oid('2.5.29.37');
const SERVER_AUTH = oid('1.3.6.1.5.5.7.3.1');
/** RFC 5758 section 3.2: without parameters. */
const ECDSA_WITH_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/**
 * A new P-256 key, and a certificate that it signs itself: for the hosts that are named, and for an hour ago to a month from
 * now. It follows RFC 5280:
 *
 * - A certificate is what is signed, how, and the signature (section 4.1.1).
 * - What is signed is its version, a serial number that is positive and no longer than 20 bytes, the algorithm again, who
 *   issued it, from when until when it is good, whose it is, and the public key (section 4.1.2). Issuer and subject are the
 *   same (section 3.2), by a name that no host has.
 * - The hosts are its subject alternative names, an address as its 4 or 16 bytes (section 4.2.1.6).
 * - It is no authority (section 4.2.1.9), and serves nothing but TLS servers (section 4.2.1.12): who trusts it trusts this
 *   server and nobody else.
 */
export function selfSigned(hosts: readonly string[], now: number): CertifiedKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const publicInfo = publicKey.export({ type: 'spki', format: 'der' });
  const name = sequence(set(sequence(COMMON_NAME, utf8String(NAME))));
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.of(2))),
    integer(randomBytes(16)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(new Date(now - HOUR_MS)), time(new Date(now + GOOD_FOR_MS))),
    name,
    publicInfo,
    explicit(
      3,
      sequence(
        extension(BASIC_CONSTRAINTS, sequence()),
        extension(EXTENDED_KEY_USAGE, sequence(SERVER_AUTH)),
        extension(SUBJECT_ALT_NAME, sequence(...hosts.map(alternativeName))),
        extension(SUBJECT_KEY_IDENTIFIER, octetString(keyIdentifier(publicInfo))),
      ),
    ),
  );
  const signature = sign('sha256', toBeSigned, privateKey);
  return {
    cert: pem('CERTIFICATE', sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(signature))),
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

function extension(id: Der, content: Der): Der {
  return sequence(id, octetString(content));
}

/** `dNSName` or `iPAddress`. */
function alternativeName(host: string): Der {
  return isIP(host) === 0 ? implicit(2, Buffer.from(host)) : implicit(7, addressBytes(host));
}

/** The two forms that URL gives every address: four decimals, and groups of hexadecimals with at most one gap. */
function addressBytes(host: string): Buffer {
  if (isIP(host) === 4) return Buffer.from(host.split('.').map(Number));
  const [left = '', right] = new URL(`http://[${host}]`).hostname.slice(1, -1).split('::');
  const groups = (text = ''): string[] => (text === '' ? [] : text.split(':'));
  const [before, after] = [groups(left), groups(right)];
  const gap = Array.from({ length: 8 - before.length - after.length }, () => '0');
  const digits = [...before, ...gap, ...after].map((group) => group.padStart(4, '0'));
  return Buffer.from(digits.join(''), 'hex');
}

/** The SHA-1 hash of the bits of the key (section 4.2.1.2), which for P-256 are a byte and two numbers of 32. */
function keyIdentifier(publicInfo: Buffer): Buffer {
  return createHash('sha1').update(publicInfo.subarray(-65)).digest();
}

/** RFC 7468 section 2: base64 in lines of 64. */
function pem(label: string, content: Der): string {
  const lines = content.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
