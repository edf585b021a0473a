# Revokes a single JWT by iss and jti, until it would be refused anyway. `store` is a client of redis-py.
# What it is not: a verifier (give it only the claims of a token that was verified), or a way to end all tokens of a
# user. Where the store cannot be reached its error goes on to you: answer 503, never "not revoked".
import base64
import math

LEEWAY_S = 60  # at least the leeway of your verifiers: they accept a token for as long after its exp
LAST_TIME = 253_402_300_799  # the end of the year 9999: an exp in milliseconds lies beyond it


def revoke(store, claims, now):
    """Raises ValueError where the token cannot be named: it is then not on the list."""
    name = name_of(claims)
    if name is None:
        raise ValueError("revoking needs iss, jti, exp: two texts that are not empty, and seconds since 1970")
    left = math.ceil(claims["exp"] + LEEWAY_S - now)
    if left > 0:
        store.set(name, 1, ex=left)


def is_revoked(store, claims):
    """True as well for a token that has no name to look for. That it has an exp is for its verifier to ask."""
    name = name_of({"exp": LAST_TIME, **claims})
    return name is None or store.exists(name) != 0


def name_of(claims):
    texts = [claims.get("iss"), claims.get("jti")]
    exp = claims.get("exp")
    if not all(isinstance(text, str) and text for text in texts):
        return None
    # In Python a bool is an int.
    if isinstance(exp, bool) or not isinstance(exp, (int, float)) or not 0 < exp <= LAST_TIME:
        return None
    # Each in base64url, which has no colon: "a:b" with "c" and "a" with "b:c" must not share a name.
    try:
        parts = [base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode() for text in texts]
    except UnicodeEncodeError:  # half of a surrogate pair
        return None
    return "revoked:" + ":".join(parts)
