# Checks an API key that came as Authorization: Bearer, and says nothing of why not (RFC 6750 section 3.1). Standard
# library only; Python 3.9 and newer.
# What it is not: a limit on guesses or calls, a check of whose record is asked for, or TLS. Log the row's id, never the
# header. Where the table cannot be read, answer 503, never "let in".
import hashlib
import hmac
import math
import re
import zlib
from dataclasses import dataclass
from typing import Optional

BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


@dataclass
class ApiKeyRow:
    id: str
    hash: str  # SHA-256 of the whole key, hex
    scopes: list
    expires_at: Optional[float]  # seconds since 1970; None alone means never
    revoked_at: Optional[float]
    last_used_at: Optional[float] = None


def check_api_key(authorization, scope, rows, now):
    """rows: hash -> ApiKeyRow. now: seconds since 1970. scope: your code's word, never the caller's.

    Answers (status, challenge, row).
    """
    words = [word for word in (authorization or "").split(" ") if word]
    if not words or words[0].lower() != "bearer":
        return 401, 'Bearer realm="api"', None
    # None, several, or two headers that a proxy has joined.
    if len(words) != 2 or re.search(r"[\t,]", words[1]):
        return 400, 'Bearer realm="api", error="invalid_request"', None
    row = find(words[1], rows) if is_well_formed(words[1]) else None
    if row is None or not is_alive(row, now):
        return 401, 'Bearer realm="api", error="invalid_token"', None
    # A call that may not do this is a use of the key all the same.
    row.last_used_at = now
    # Whole scopes: "in" would find part of one where a row holds them as one string by mistake.
    if not any(held == scope for held in row.scopes):
        return 403, f'Bearer error="insufficient_scope", scope="{scope}"', None
    return 200, None, row


def is_well_formed(key):
    """A typing error, or what was never ours, costs no look-up."""
    match = re.fullmatch(r"kot_demo_([0-9A-Za-z]{30})([0-9A-Za-z]{6})", key)
    return match is not None and checksum_of(match.group(1)) == match.group(2)


def checksum_of(random):
    rest, text = zlib.crc32(random.encode()), ""
    while rest:
        rest, digit = divmod(rest, 62)
        text = BASE62[digit] + text
    return text.rjust(6, "0")


def is_alive(row, now):
    """Whatever is no time (NaN, a string) ends a key: an error must not make one immortal."""
    if row.revoked_at is not None:
        return False
    if row.expires_at is None:
        return True
    return isinstance(row.expires_at, (int, float)) and now < row.expires_at < math.inf


def find(key, rows):
    digest = hashlib.sha256(key.encode()).hexdigest()
    row = rows.get(digest)
    # The index compared a hash, which tells an attacker nothing of the key; this makes sure of what it found.
    return row if row is not None and hmac.compare_digest(row.hash.encode(), digest.encode()) else None
