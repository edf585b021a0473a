# Verifies an access token with everything pinned (RFC 9068 section 4), with PyJWT.
import jwt

KEYS = jwt.PyJWKClient("https://issuer.example/.well-known/jwks.json")


def verify(token):
    header = jwt.get_unverified_header(token)
    if header.get("typ", "").lower().removeprefix("application/") != "at+jwt":
        raise jwt.InvalidTokenError("not an access token")
    return jwt.decode(
        token,
        KEYS.get_signing_key_from_jwt(token).key,
        algorithms=["ES256"],
        issuer="https://issuer.example",
        audience="https://api.example",
        leeway=10,
        options={"require": ["iss", "exp", "aud", "sub", "iat", "jti"]},
    )
