import type { Look } from './subject.js';

/** Where it was seen. */
export const placeLook: Look = ({ found }) => {
  const isHarmless =
    ['jwk', 'jwks', 'metadata'].includes(found.kind) || found.vendor?.secrecy === 'publishable';
  const isInUrl = found.wrappings.some((wrapping) => ['query', 'fragment', 'path'].includes(wrapping));
  return [isInUrl && !isHarmless && 'in-url'];
};

/** A key of a vendor, or of ours. */
export const vendorLook: Look = ({ found }) => {
  if (found.kind === 'demo-key')
    return ['demo-key', found.verdicts[0]?.says === 'holds' ? 'checksum-holds' : 'checksum-fails'];
  const { vendor } = found;
  if (!vendor || found.wrappings.includes('elided')) return [];
  const isSecret = vendor.secrecy === 'secret';
  return [
    vendor.checksum === 'holds' && 'checksum-holds',
    vendor.checksum === 'fails' && 'checksum-fails',
    vendor.secrecy === 'publishable' && 'publishable',
    isSecret && vendor.mode !== 'test' && 'secret-key',
    vendor.secrecy === 'identifier' && 'key-id',
    isSecret && vendor.mode === 'live' && 'live-key',
    vendor.mode === 'test' && 'test-key',
    vendor.secrecy !== 'publishable' && 'vendor-ends-it',
  ];
};

const GUESSABLE_BITS = 128;

/** Everything else that opens a door. */
export const otherLook: Look = ({ found, document }) => {
  const { kind, measure } = found;
  const algs = Object.entries(document ?? {}).flatMap(([name, value]) =>
    /alg_values_supported$/.test(name) && Array.isArray(value) ? (value as unknown[]) : [],
  );
  const issuer = document?.['issuer'];
  return [
    kind === 'basic' && 'basic-credentials',
    kind === 'token-response' && typeof document?.['refresh_token'] === 'string' && 'refresh-token',
    kind === 'opaque' && !!measure && measure.bitsAtMost < GUESSABLE_BITS && 'opaque-guessable',
    kind === 'uuid' && 'uuid-guessable',
    kind === 'paseto' && 'paseto-unrevoked',
    kind === 'metadata' && algs.includes('none') && 'metadata-none',
    kind === 'metadata' && typeof issuer === 'string' && !issuer.startsWith('https://') && 'iss-not-https',
  ];
};
