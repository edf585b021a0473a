import { readFileSync } from 'node:fs';
import { auth } from 'express-oauth2-jwt-bearer';
import { createVerifier, TokenError } from 'fast-jwt';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';

/**
 * What an API on each library would answer: 200 where it takes the token, 401 where it throws an error of its own, 500
 * where it throws another one, which an API does not expect.
 *
 * @typedef {{ alg: string, issuer: string, audience: string, jwks: { keys: object[] }, pem?: string, secret?: string }} Setup
 * @typedef {(token: string) => Promise<unknown>} Verify Throws where the token is not taken.
 */

/** @type {(setup: Setup) => object} */
const joseKeys = ({ secret, jwks }) =>
  secret === undefined ? createLocalJWKSet(jwks) : new TextEncoder().encode(secret);
/** @type {(setup: Setup) => string} */
const keyText = ({ secret, pem }) => secret ?? pem ?? '';

/** @type {(options: (setup: Setup) => object) => (setup: Setup) => Verify} */
const withJose = (options) => (setup) => {
  const keys = joseKeys(setup);
  return (token) => jwtVerify(token, keys, options(setup));
};

/** @type {(options: (setup: Setup) => object) => (setup: Setup) => Verify} */
const withJsonwebtoken = (options) => (setup) => async (token) =>
  jsonwebtoken.verify(token, keyText(setup), options(setup));

/** @type {(options: (setup: Setup) => object) => (setup: Setup) => Verify} */
const withFastJwt = (options) => (setup) => {
  const verify = createVerifier({ key: keyText(setup), ...options(setup) });
  return async (token) => verify(token);
};

/**
 * As Express calls it, without a server around it.
 *
 * @type {(options: (setup: Setup) => object) => (setup: Setup) => Verify}
 */
const withExpress = (options) => (setup) => {
  const { issuer, audience, secret, jwks, alg } = setup;
  const key = secret === undefined ? { publicKey: jwks } : { secret, tokenSigningAlg: alg };
  const handle = auth({ issuer, audience, ...key, ...options(setup) });
  return (token) =>
    new Promise((resolve, reject) => {
      const headers = { host: 'api.example', authorization: `Bearer ${token}` };
      const get = (name) => headers[name.toLowerCase()];
      const request = {
        method: 'GET',
        protocol: 'https',
        url: '/',
        query: {},
        headers,
        get,
        is: () => false,
      };
      handle(request, {}, (error) => (error ? reject(error) : resolve(undefined)));
    });
};

const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version;
const isOneOf =
  (...classes) =>
  (error) =>
    classes.some((each) => error instanceof each);

const all = ({ issuer, audience, alg }) => ({ issuer, audience, algorithms: [alg] });

/** Libraries of npm: how each is used as its README begins, and as it advises for access tokens. */
export const inNode = [
  {
    library: 'jose',
    isRefusal: isOneOf(errors.JOSEError),
    uses: [
      { use: 'default', how: 'jwtVerify(token, keys)', verifier: withJose(() => ({})) },
      {
        use: 'advised',
        how: 'jwtVerify(token, keys, { issuer, audience, algorithms })',
        verifier: withJose(all),
      },
      {
        use: 'strict',
        profile: 'at+jwt',
        how: "jwtVerify(token, keys, { issuer, audience, algorithms, typ: 'at+jwt', requiredClaims: ['exp'] })",
        verifier: withJose((setup) => ({ ...all(setup), typ: 'at+jwt', requiredClaims: ['exp'] })),
      },
    ],
  },
  {
    library: 'jsonwebtoken',
    isRefusal: isOneOf(jsonwebtoken.JsonWebTokenError),
    uses: [
      { use: 'default', how: 'jwt.verify(token, key)', verifier: withJsonwebtoken(() => ({})) },
      {
        use: 'advised',
        how: 'jwt.verify(token, key, { issuer, audience, algorithms })',
        verifier: withJsonwebtoken(all),
      },
    ],
  },
  {
    library: 'fast-jwt',
    isRefusal: isOneOf(TokenError),
    uses: [
      { use: 'default', how: 'createVerifier({ key })(token)', verifier: withFastJwt(() => ({})) },
      {
        use: 'advised',
        how: 'createVerifier({ key, algorithms, allowedIss, allowedAud })(token)',
        verifier: withFastJwt(({ issuer, audience, alg }) => ({
          algorithms: [alg],
          allowedIss: issuer,
          allowedAud: audience,
        })),
      },
    ],
  },
  {
    library: 'express-oauth2-jwt-bearer',
    isRefusal: (error) => error.status === 401 || error.status === 400,
    uses: [
      { use: 'default', how: 'auth({ issuer, audience, publicKey })', verifier: withExpress(() => ({})) },
      {
        use: 'advised',
        how: 'auth({ issuer, audience, publicKey, tokenSigningAlg })',
        verifier: withExpress(({ alg }) => ({ tokenSigningAlg: alg })),
      },
      {
        use: 'strict',
        profile: 'at+jwt',
        how: 'auth({ issuer, audience, publicKey, tokenSigningAlg, strict: true })',
        verifier: withExpress(({ alg }) => ({ tokenSigningAlg: alg, strict: true })),
      },
    ],
  },
].map((each) => ({ ...each, version: version(each.library), from: 'npm', language: 'JavaScript' }));

/** @returns {Promise<number[] | null>} The statuses of all tokens; null where the library does not know the algorithm. */
export async function askInNode({ verifier, isRefusal }, setup, tokens) {
  let verify;
  try {
    verify = verifier(setup);
  } catch {
    return null;
  }
  const statuses = [];
  for (const token of tokens) {
    statuses.push(
      await verify(token).then(
        () => 200,
        (error) => (isRefusal(error) ? 401 : 500),
      ),
    );
  }
  return statuses;
}
