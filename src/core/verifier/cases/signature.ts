import { ecdsaDer } from '../forge/der.js';
import { pairOf, segment, type Forge } from '../forge/forge.js';
import { signerOf, type Signer } from '../forge/keys.js';
import { beyondOrder, negated, orderTwice } from '../forge/numbers.js';
import { forEcdsa, forEd25519, forRsa, type CaseRule } from './rule.js';

const UNCHECKED = 'The signature is not checked: anyone can write a token for any user.';
const LOOSE = 'The signature check is looser than its algorithm, and nobody knows what else it accepts.';

/** The issuer’s signature, changed. */
const changed =
  (change: (signature: Uint8Array) => Uint8Array) =>
  ({ own, header, claims, sign }: Forge): Promise<string> => {
    const by: Signer = async (input) => Uint8Array.from(change(await own.sign(input)));
    return sign(header, claims, by);
  };

export const signature: readonly CaseRule[] = [
  {
    id: 'signature-empty',
    title: 'The signature removed',
    accept: false,
    severity: 'harm',
    why: 'An empty signature is valid for no algorithm but `none`.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '5.2',
    make: async ({ good, tampered }) => `${(await good())[0]}.${tampered()}.`,
  },
  {
    id: 'signature-missing',
    title: 'The signature removed, with its dot',
    accept: false,
    severity: 'harm',
    why: 'A compact JWS has three parts.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '7.1',
    make: async ({ good, tampered }) => `${(await good())[0]}.${tampered()}`,
  },
  {
    id: 'payload-tampered',
    title: 'Another user in the payload, under the old signature',
    accept: false,
    severity: 'harm',
    why: 'The signature covers the payload.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '5.2',
    make: async ({ good, tampered }) => {
      const [head, , old] = await good();
      return `${head}.${tampered()}.${old}`;
    },
  },
  {
    id: 'header-tampered',
    title: 'A member added to the header, under the old signature',
    accept: false,
    severity: 'harm',
    why: 'The signature covers the header.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '5.2',
    make: async ({ header, good }) => {
      const [, payload, old] = await good();
      return `${segment({ ...header, 'kit-extra': 'added' })}.${payload}.${old}`;
    },
  },
  {
    id: 'signature-of-another',
    title: 'The signature of another good token',
    accept: false,
    severity: 'harm',
    why: 'A signature belongs to what was signed.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '5.2',
    make: async ({ good, withClaims }) => {
      const [head, payload] = await good();
      const other = await withClaims({ jti: 'another' });
      return `${head}.${payload}.${other.split('.')[2] ?? ''}`;
    },
  },
  {
    id: 'signature-truncated',
    title: 'The last byte of the signature cut off',
    accept: false,
    severity: 'harm',
    why: 'A signature of another length is not valid.',
    ifWrong: 'Only a part of the signature is compared, and a short one can be guessed.',
    source: 'rfc7515',
    section: '5.2',
    make: changed((bytes) => bytes.slice(0, -1)),
  },
  {
    id: 'signature-first-byte',
    title: 'The first byte of the signature alone',
    accept: false,
    severity: 'harm',
    why: 'A signature of another length is not valid.',
    ifWrong: 'Only as many bytes are compared as the token brings: 256 tries forge it.',
    source: 'rfc7515',
    section: '5.2',
    make: changed((bytes) => bytes.slice(0, 1)),
  },
  {
    id: 'signature-longer',
    title: 'A zero byte after the signature',
    accept: false,
    severity: 'note',
    why: 'A signature of another length is not valid.',
    ifWrong: 'A second spelling of the same token slips past a list of token hashes.',
    source: 'rfc7515',
    section: '5.2',
    make: changed((bytes) => new Uint8Array([...bytes, 0])),
  },
  {
    id: 'signature-last-bit',
    title: 'One bit of the signature changed',
    accept: false,
    severity: 'harm',
    why: 'The signature does not match.',
    ifWrong: UNCHECKED,
    source: 'rfc7515',
    section: '5.2',
    make: changed((bytes) => bytes.map((byte, index) => (index === bytes.length - 1 ? byte ^ 1 : byte))),
  },
  {
    id: 'signature-zeros',
    title: 'A signature of zeros',
    accept: false,
    severity: 'harm',
    why: 'The signature does not match.',
    ifWrong: 'Anyone can sign as the issuer.',
    source: 'rfc7515',
    section: '5.2',
    offered: (input) => !forEcdsa(input),
    make: changed((bytes) => new Uint8Array(bytes.length)),
  },
  {
    id: 'ecdsa-zeros',
    title: 'An ECDSA signature of zeros',
    accept: false,
    severity: 'harm',
    why: 'Both r and s must be greater than zero; Java 15 to 18 accepted zeros as a signature of anything.',
    ifWrong: 'Anyone can sign as the issuer.',
    source: 'cve-2022-21449',
    offered: forEcdsa,
    make: changed((bytes) => new Uint8Array(bytes.length)),
  },
  {
    id: 'ecdsa-order',
    title: 'An ECDSA signature whose r and s are the order of the curve',
    accept: false,
    severity: 'harm',
    why: 'Both r and s must be less than the order; modulo the order, these are zero.',
    ifWrong: 'Anyone can sign as the issuer.',
    source: 'cve-2022-21449',
    offered: forEcdsa,
    make: changed(orderTwice),
  },
  {
    id: 'ecdsa-der',
    title: 'An ECDSA signature in DER',
    accept: false,
    severity: 'note',
    why: 'The signature is r and s side by side: 64 bytes, or the validation has failed.',
    ifWrong: 'A second spelling of the same token slips past a list of token hashes.',
    source: 'rfc7518',
    section: '3.4',
    offered: forEcdsa,
    make: changed(ecdsaDer),
  },
  {
    id: 'ecdsa-other-s',
    title: 'The other ECDSA signature of the same token: r and n − s',
    accept: 'either',
    severity: 'note',
    why: 'For each signature ECDSA has a second one; RFC 7518 does not forbid it.',
    ifWrong: 'Nothing: both answers are honest. Do not name tokens by their hash.',
    source: 'rfc7518',
    section: '3.4',
    offered: forEcdsa,
    make: changed(negated),
  },
  {
    id: 'ed25519-beyond-order',
    title: 'An Ed25519 signature with the order added to S',
    accept: false,
    severity: 'note',
    why: 'S must be less than the order, or the signature is invalid.',
    ifWrong: 'A second spelling of the same token slips past a list of token hashes.',
    source: 'rfc8032',
    section: '5.1.7',
    offered: forEd25519,
    make: changed(beyondOrder),
  },
  {
    id: 'rsa-sha512-unsaid',
    title: 'An RSA signature over SHA-512, said to be over SHA-256',
    accept: false,
    severity: 'risk',
    why: 'The algorithm fixes the hash.',
    ifWrong: LOOSE,
    source: 'rfc7518',
    section: '3.3',
    offered: forRsa,
    make: async ({ alg, own, withHeader }) =>
      withHeader({}, await signerOf(pairOf(own).privateJwk, alg === 'RS256' ? 'RS512' : 'PS512')),
  },
  {
    id: 'rsa-sha1',
    title: 'An RSA signature over SHA-1',
    accept: false,
    severity: 'risk',
    why: 'The algorithm fixes the hash, and SHA-1 is broken.',
    ifWrong: LOOSE,
    source: 'rfc7518',
    section: '3.3',
    offered: forRsa,
    make: async ({ own, withHeader }) => withHeader({}, await signerOf(pairOf(own).privateJwk, 'RS1')),
  },
  {
    id: 'rsa-other-padding',
    title: 'An RSA signature with the padding of another algorithm',
    accept: false,
    severity: 'risk',
    why: 'RS256 is PKCS #1 v1.5 and PS256 is PSS: neither is the other.',
    ifWrong: LOOSE,
    source: 'rfc7518',
    section: '3.5',
    offered: forRsa,
    make: async ({ alg, own, withHeader }) =>
      withHeader({}, await signerOf(pairOf(own).privateJwk, alg === 'RS256' ? 'PS256' : 'RS256')),
  },
  {
    id: 'pss-no-salt',
    title: 'A PS256 signature without salt',
    accept: false,
    severity: 'note',
    why: 'The salt is as long as the output of the hash.',
    ifWrong: LOOSE,
    source: 'rfc7518',
    section: '3.5',
    offered: ({ alg }) => alg === 'PS256',
    make: async ({ own, withHeader }) =>
      withHeader({}, await signerOf(pairOf(own).privateJwk, 'PS256WithoutSalt')),
  },
];
