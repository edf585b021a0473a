/** The order of P-256 (FIPS 186-5, SP 800-186 section 3.2.1.3) and that of Ed25519 (RFC 8032 section 5.1). */
const P256_ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const ED25519_ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;

function toNumber(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => number * 256n + BigInt(byte), 0n);
}

function toBytes(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * (31 - index))) & 0xffn));
}

/** r and s, both the order: zero to whoever reduces before looking. */
export function orderTwice(): Uint8Array {
  return new Uint8Array([...toBytes(P256_ORDER), ...toBytes(P256_ORDER)]);
}

/** The other signature that ECDSA takes for the same input: r and n − s. */
export function negated(signature: Uint8Array): Uint8Array {
  const s = toNumber(signature.slice(32));
  return new Uint8Array([...signature.slice(0, 32), ...toBytes(P256_ORDER - s)]);
}

/** S and the order together, which leaves the remainder as it is; S is written little-endian. */
export function beyondOrder(signature: Uint8Array): Uint8Array {
  const s = toNumber(signature.slice(32).reverse());
  return new Uint8Array([...signature.slice(0, 32), ...toBytes(s + ED25519_ORDER).reverse()]);
}
