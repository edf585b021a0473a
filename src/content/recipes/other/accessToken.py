# Verifies an access token with everything pinned (RFC 9068 section 4), with PyJWT 2.6 or newer and cryptography.
# What it is not: a check of scope, owner or revocation, which come after; a verifier of ID tokens, of encrypted tokens,
# or of tokens bound to a client's key, whose proof it would have to check. Log the error's class, never the token, and
# keep local variables out of your error tracker.
import base64
import json
import re
import threading
import time

import jwt

LEEWAY_S = 10
LAST_TIME = 253_402_300_799  # the end of the year 9999: milliseconds lie beyond it, and would be a token for ever
TYPES = ("at+jwt", "application/at+jwt")


class KeysUnavailable(Exception):
    """The issuer's keys cannot be had: a 503, not a 401."""


class KeySet:
    """The issuer's keys. Make it once. PyJWKClient asks the issuer anew for each kid that it does not know.

    fetch: answers the JWK Set as a dict, within a few seconds, from an address of your settings over https.
    """

    def __init__(self, fetch, cooldown_s=30, max_age_s=600, clock=time.monotonic):
        self._fetch, self._cooldown_s, self._max_age_s, self._clock = fetch, cooldown_s, max_age_s, clock
        self._keys, self._fetched_at, self._asked_at = {}, float("-inf"), float("-inf")
        self._fetching = threading.Lock()

    def get(self, kid):
        """The key, or None. Raises KeysUnavailable."""
        if self._is_fresh() and kid in self._keys:
            return self._keys[kid]
        with self._fetching:
            known = self._is_fresh() and kid in self._keys
            if not known and self._clock() - self._asked_at >= self._cooldown_s:
                self._asked_at = self._clock()
                try:
                    self._keys = read_keys(self._fetch())
                except Exception as error:
                    raise KeysUnavailable("the JWK Set could not be fetched") from error
                self._fetched_at = self._clock()
            if not self._is_fresh():
                raise KeysUnavailable("the JWK Set is too old")
            return self._keys.get(kid)

    def _is_fresh(self):
        return self._clock() - self._fetched_at < self._max_age_s


def read_keys(jwks):
    keys, twice = {}, set()
    for jwk in jwks["keys"]:
        if not isinstance(jwk, dict) or not isinstance(jwk.get("kid"), str):
            continue
        wanted = {"kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256"}
        if any(jwk.get(name, value) != value for name, value in wanted.items()):
            continue
        if isinstance(jwk.get("key_ops"), list) and "verify" not in jwk["key_ops"]:
            continue
        try:
            key = jwt.PyJWK(jwk, "ES256").key
        except (jwt.PyJWTError, ValueError, TypeError):
            continue  # one key that is broken must not take the others along (RFC 7517 section 5)
        if jwk["kid"] in keys:
            twice.add(jwk["kid"])
        keys[jwk["kid"]] = key
    # Of two keys with one name, nobody knows which is meant.
    return {kid: key for kid, key in keys.items() if kid not in twice}


def verify(token, keys, issuer, audience, now=None):
    """The claims. Raises jwt.InvalidTokenError where the token is not accepted, and KeysUnavailable."""
    if not issuer or not audience:
        raise ValueError("verify needs an issuer and an audience")
    # Three parts of base64url and the 64 bytes of ES256: no five parts of an encrypted one, and no padding.
    if not isinstance(token, str) or len(token) > 8192 or not re.fullmatch(r"[\w-]+\.[\w-]+\.[\w-]{86}", token, re.A):
        raise jwt.DecodeError("not a JWT")
    head, body, _ = token.split(".")
    header = read_object(head)
    typ, kid = header.get("typ"), header.get("kid")
    if not isinstance(typ, str) or typ.lower() not in TYPES or not isinstance(kid, str) or not kid:
        raise jwt.InvalidTokenError("not an access token")
    # No key is looked for where the header asks for what this does not do (RFC 7515 section 4.1.11, RFC 7797).
    if header.get("alg") != "ES256" or "crit" in header or "b64" in header:
        raise jwt.InvalidTokenError("not a header of ours")
    key = keys.get(kid)
    if key is None:
        raise jwt.InvalidTokenError("no such key")
    jwt.PyJWS().decode_complete(token, key, algorithms=["ES256"])
    claims = read_object(body)
    check_claims(claims, issuer, audience, int(time.time()) if now is None else now)
    return claims


def check_claims(claims, issuer, audience, now):
    if claims.get("iss") != issuer:
        raise jwt.InvalidIssuerError("unexpected iss")
    audiences = claims.get("aud") if isinstance(claims.get("aud"), list) else [claims.get("aud")]
    if audience not in audiences or not all(isinstance(one, str) for one in audiences):
        raise jwt.InvalidAudienceError("unexpected aud")
    for name in ("sub", "client_id", "jti"):
        if not isinstance(claims.get(name), str) or not claims[name]:
            raise jwt.InvalidTokenError(f"unexpected {name}")
    times = {name: claims.get(name) for name in ("exp", "iat", "nbf") if name != "nbf" or name in claims}
    for name, value in times.items():
        # In Python a bool is an int. NaN fails every comparison.
        is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
        if not is_number or not -LAST_TIME <= value <= LAST_TIME:
            raise jwt.InvalidTokenError(f"unexpected {name}")
    # Asked this way round, a NaN refuses the token.
    if not now < times["exp"] + LEEWAY_S:
        raise jwt.ExpiredSignatureError("expired")
    if not max(times["iat"], times.get("nbf", times["iat"])) <= now + LEEWAY_S:
        raise jwt.ImmatureSignatureError("not yet valid")
    if "cnf" in claims:
        raise jwt.InvalidTokenError("bound to a client's key")


def read_object(part):
    try:
        text = base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
        value = json.loads(text, parse_constant=int)  # int refuses NaN and Infinity, which are no JSON
    except (ValueError, RecursionError):
        raise jwt.DecodeError("not JSON") from None
    if not isinstance(value, dict):
        raise jwt.DecodeError("not an object")
    return value
