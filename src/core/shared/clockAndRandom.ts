/** The only source of time in the domain. Milliseconds since 1970-01-01T00:00:00Z. */
export interface Clock {
  now(): number;
}

/** The only source of randomness in the domain. */
export interface Random {
  /** `length` fresh bytes, each uniform over 0–255. */
  bytes(length: number): Uint8Array;
}
