# Checks an API key, and says nothing of why not (RFC 6750 section 3.1).
import hashlib
import hmac
import re
import time


def check_api_key(authorization, scope, rows):
    """rows: hash -> {"hash", "scopes", "expires_at"}. Answers (status, challenge, row)."""
    if authorization is None:
        return 401, 'Bearer realm="api"', None
    match = re.fullmatch(r"(?i)bearer +([\w.~+/-]+=*)", authorization)
    digest = hashlib.sha256(match.group(1).encode()).hexdigest() if match else ""
    row = rows.get(digest)
    alive = (
        row is not None
        and hmac.compare_digest(row["hash"], digest)
        and (row["expires_at"] is None or time.time() < row["expires_at"])
    )
    if not alive:
        return 401, 'Bearer realm="api", error="invalid_token"', None
    if scope not in row["scopes"]:
        return 403, f'Bearer error="insufficient_scope", scope="{scope}"', None
    return 200, None, row
