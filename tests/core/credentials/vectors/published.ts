import type { FlattenedJWSInput, GeneralJWSInput, JWK } from 'jose';
import type { TokenRefusal } from '../../../../src/core/credentials/index.js';
import {
  ED25519_8037,
  HMAC_7515,
  HMAC_7520,
  P256_7515,
  P521_7515,
  P521_7520,
  RSA_7515,
  RSA_7520,
} from './keys.js';

/** A signed token as an RFC prints it, with what the text says it carries. */
export interface Published {
  source: string;
  alg: string;
  key: JWK;
  header: string;
  payload: string;
  signature: string;
  /** The payload as text. */
  says: string;
  /** What our verifier says when an access token carries this signature under a header of ours. */
  underOurHeader: TokenRefusal;
}

/** RFC 7519 section 3.1, and the payload of RFC 7515 appendix A.1 to A.3 and A.5. */
export const JOE = '{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}';
const JOE_ENCODED =
  'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ';

const FRODO =
  "It’s a dangerous business, Frodo, going out your door. You step onto the road, and if you don't keep your feet, there’s no knowing where you might be swept off to.";
const FRODO_ENCODED =
  'SXTigJlzIGEgZGFuZ2Vyb3VzIGJ1c2luZXNzLCBGcm9kbywgZ29pbmcgb3V0IHlvdXIgZG9vci4gWW91IHN0ZXAgb250byB0aGUgcm9hZCwgYW5kIGlmIHlvdSBkb24ndCBrZWVwIHlvdXIgZmVldCwgdGhlcmXigJlzIG5vIGtub3dpbmcgd2hlcmUgeW91IG1pZ2h0IGJlIHN3ZXB0IG9mZiB0by4';

export const PUBLISHED: Published[] = [
  {
    source: 'RFC 7515 appendix A.1, RFC 7519 section 3.1',
    alg: 'HS256',
    key: HMAC_7515,
    header: 'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9',
    payload: JOE_ENCODED,
    signature: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    says: JOE,
    underOurHeader: 'token_bad_signature',
  },
  {
    source: 'RFC 7515 appendix A.2',
    alg: 'RS256',
    key: RSA_7515,
    header: 'eyJhbGciOiJSUzI1NiJ9',
    payload: JOE_ENCODED,
    signature:
      'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
    says: JOE,
    underOurHeader: 'token_bad_signature',
  },
  {
    source: 'RFC 7515 appendix A.3',
    alg: 'ES256',
    key: P256_7515,
    header: 'eyJhbGciOiJFUzI1NiJ9',
    payload: JOE_ENCODED,
    signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
    says: JOE,
    underOurHeader: 'token_bad_signature',
  },
  {
    source: 'RFC 7515 appendix A.4',
    alg: 'ES512',
    key: P521_7515,
    header: 'eyJhbGciOiJFUzUxMiJ9',
    payload: 'UGF5bG9hZA',
    signature:
      'AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAPZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
    says: 'Payload',
    underOurHeader: 'token_alg_not_allowed',
  },
  {
    source: 'RFC 8037 appendix A.4',
    alg: 'EdDSA',
    key: ED25519_8037,
    header: 'eyJhbGciOiJFZERTQSJ9',
    payload: 'RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc',
    signature: 'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
    says: 'Example of Ed25519 signing',
    underOurHeader: 'token_alg_not_allowed',
  },
  {
    source: 'RFC 7520 section 4.1',
    alg: 'RS256',
    key: RSA_7520,
    header: 'eyJhbGciOiJSUzI1NiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
    payload: FRODO_ENCODED,
    signature:
      'MRjdkly7_-oTPTS3AXP41iQIGKa80A0ZmTuV5MEaHoxnW2e5CZ5NlKtainoFmKZopdHM1O2U4mwzJdQx996ivp83xuglII7PNDi84wnB-BDkoBwA78185hX-Es4JIwmDLJK3lfWRa-XtL0RnltuYv746iYTh_qHRD68BNt1uSNCrUCTJDt5aAE6x8wW1Kt9eRo4QPocSadnHXFxnt8Is9UzpERV0ePPQdLuW3IS_de3xyIrDaLGdjluPxUAhb6L2aXic1U12podGU0KLUQSE_oI-ZnmKJ3F4uOZDnd6QZWJushZ41Axf_fcIe8u9ipH84ogoree7vjbU5y18kDquDg',
    says: FRODO,
    underOurHeader: 'token_bad_signature',
  },
  {
    source: 'RFC 7520 section 4.2',
    alg: 'PS384',
    key: RSA_7520,
    header: 'eyJhbGciOiJQUzM4NCIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
    payload: FRODO_ENCODED,
    signature:
      'cu22eBqkYDKgIlTpzDXGvaFfz6WGoz7fUDcfT0kkOy42miAh2qyBzk1xEsnk2IpN6-tPid6VrklHkqsGqDqHCdP6O8TTB5dDDItllVo6_1OLPpcbUrhiUSMxbbXUvdvWXzg-UD8biiReQFlfz28zGWVsdiNAUf8ZnyPEgVFn442ZdNqiVJRmBqrYRXe8P_ijQ7p8Vdz0TTrxUeT3lm8d9shnr2lfJT8ImUjvAA2Xez2Mlp8cBE5awDzT0qI0n6uiP1aCN_2_jLAeQTlqRHtfa64QQSUmFAAjVKPbByi7xho0uTOcbH510a6GYmJUAfmWjwZ6oD4ifKo8DYM-X72Eaw',
    says: FRODO,
    underOurHeader: 'token_alg_not_allowed',
  },
  {
    source: 'RFC 7520 section 4.3',
    alg: 'ES512',
    key: P521_7520,
    header: 'eyJhbGciOiJFUzUxMiIsImtpZCI6ImJpbGJvLmJhZ2dpbnNAaG9iYml0b24uZXhhbXBsZSJ9',
    payload: FRODO_ENCODED,
    signature:
      'AE_R_YZCChjn4791jSQCrdPZCNYqHXCTZH0-JZGYNlaAjP2kqaluUIIUnC9qvbu9Plon7KRTzoNEuT4Va2cmL1eJAQy3mtPBu_u_sDDyYjnAMDxXPn7XrT0lw-kvAD890jl8e2puQens_IEKBpHABlsbEPX6sFY8OcGDqoRuBomu9xQ2',
    says: FRODO,
    underOurHeader: 'token_alg_not_allowed',
  },
  {
    source: 'RFC 7520 section 4.4',
    alg: 'HS256',
    key: HMAC_7520,
    header: 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9',
    payload: FRODO_ENCODED,
    signature: 's0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0',
    says: FRODO,
    underOurHeader: 'token_bad_signature',
  },
];

/** RFC 7515 appendix A.5, RFC 7519 section 6.1. */
export const UNSECURED = `eyJhbGciOiJub25lIn0.${JOE_ENCODED}.`;

/** RFC 7515 appendix E: must be rejected, since it names an extension as critical that nobody knows. */
export const CRITICAL_UNKNOWN =
  'eyJhbGciOiJub25lIiwNCiAiY3JpdCI6WyJodHRwOi8vZXhhbXBsZS5jb20vVU5ERUZJTkVEIl0sDQogImh0dHA6Ly9leGFtcGxlLmNvbS9VTkRFRklORUQiOnRydWUNCn0.RkFJTA.';

/** Signatures in JSON, with the key that made each of them, in their order. */
export const IN_JSON: { source: string; jws: GeneralJWSInput; keys: JWK[]; says: string }[] = [
  {
    source: 'RFC 7515 appendix A.6',
    keys: [
      { ...RSA_7515, alg: 'RS256' },
      { ...P256_7515, alg: 'ES256' },
    ],
    says: JOE,
    jws: {
      payload: JOE_ENCODED,
      signatures: [
        {
          protected: 'eyJhbGciOiJSUzI1NiJ9',
          header: { kid: '2010-12-29' },
          signature:
            'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
        },
        {
          protected: 'eyJhbGciOiJFUzI1NiJ9',
          header: { kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' },
          signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
        },
      ],
    },
  },
  {
    source: 'RFC 7520 section 4.6',
    keys: [HMAC_7520],
    says: FRODO,
    jws: {
      payload: FRODO_ENCODED,
      signatures: [
        {
          protected: 'eyJhbGciOiJIUzI1NiJ9',
          header: { kid: '018c0ae5-4d9b-471b-bfd6-eef314bc7037' },
          signature: 'bWUSVaxorn7bEF1djytBd0kHv70Ly5pvbomzMWSOr20',
        },
      ],
    },
  },
  {
    source: 'RFC 7520 section 4.7',
    keys: [HMAC_7520],
    says: FRODO,
    jws: {
      payload: FRODO_ENCODED,
      signatures: [
        {
          header: { alg: 'HS256', kid: '018c0ae5-4d9b-471b-bfd6-eef314bc7037' },
          signature: 'xuLifqLGiblpv9zBpuZczWhNj1gARaLV3UxvxhJxZuk',
        },
      ],
    },
  },
  {
    source: 'RFC 7520 section 4.8',
    keys: [{ ...RSA_7520, alg: 'RS256' }, { ...P521_7520, alg: 'ES512' }, HMAC_7520],
    says: FRODO,
    jws: {
      payload: FRODO_ENCODED,
      signatures: [
        {
          protected: 'eyJhbGciOiJSUzI1NiJ9',
          header: { kid: 'bilbo.baggins@hobbiton.example' },
          signature:
            'MIsjqtVlOpa71KE-Mss8_Nq2YH4FGhiocsqrgi5NvyG53uoimic1tcMdSg-qptrzZc7CG6Svw2Y13TDIqHzTUrL_lR2ZFcryNFiHkSw129EghGpwkpxaTn_THJTCglNbADko1MZBCdwzJxwqZc-1RlpO2HibUYyXSwO97BSe0_evZKdjvvKSgsIqjytKSeAMbhMBdMma622_BG5t4sdbuCHtFjp9iJmkio47AIwqkZV1aIZsv33uPUqBBCXbYoQJwt7mxPftHmNlGoOSMxR_3thmXTCm4US-xiNOyhbm8afKK64jU6_TPtQHiJeQJxz9G3Tx-083B745_AfYOnlC9w',
        },
        {
          header: { alg: 'ES512', kid: 'bilbo.baggins@hobbiton.example' },
          signature:
            'ARcVLnaJJaUWG8fG-8t5BREVAuTY8n8YHjwDO1muhcdCoFZFFjfISu0Cdkn9Ybdlmi54ho0x924DUz8sK7ZXkhc7AFM8ObLfTvNCrqcI3Jkl2U5IX3utNhODH6v7xgy1Qahsn0fyb4zSAkje8bAWz4vIfj5pCMYxxm4fgV3q7ZYhm5eD',
        },
        {
          protected: 'eyJhbGciOiJIUzI1NiIsImtpZCI6IjAxOGMwYWU1LTRkOWItNDcxYi1iZmQ2LWVlZjMxNGJjNzAzNyJ9',
          signature: 's0h6KThzkfBBBkLspW1h84VsJZFTsPPqMDA7g1Md7p0',
        },
      ],
    },
  },
];

/** RFC 7515 appendix A.7. */
export const FLATTENED: FlattenedJWSInput = {
  payload: JOE_ENCODED,
  protected: 'eyJhbGciOiJFUzI1NiJ9',
  header: { kid: 'e9bc097a-ce51-4036-9562-d2ade882db0d' },
  signature: 'DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q',
};
