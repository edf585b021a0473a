"""An API on PyJWT, which trusts the issuer by its published keys."""
import json
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone

import jwt
import pytest


@pytest.fixture
def verify(practice):
    keys = jwt.PyJWKClient(practice.metadata()["jwks_uri"])

    def decode(token):
        key = keys.get_signing_key_from_jwt(token).key
        options = {"require": ["exp", "iat", "iss", "aud", "sub", "jti", "client_id"]}
        return jwt.decode(
            token, key, algorithms=["ES256"], audience=practice.api, issuer=practice.api, options=options
        )

    return decode


@pytest.fixture
def token(practice):
    def fetch():
        form = {
            "grant_type": "client_credentials",
            "client_id": practice.backend["id"],
            "client_secret": practice.backend["secret"],
        }
        data = urllib.parse.urlencode(form).encode()
        with urllib.request.urlopen(practice.token_endpoint, data) as answer:
            return json.load(answer)["access_token"]

    return fetch


def test_takes_a_token_and_its_type(verify, token):
    one = token()
    assert verify(one)["client_id"] == "demo-backend"
    assert jwt.get_unverified_header(one)["typ"] == "at+jwt"


def test_finds_the_next_key_after_a_rotation(practice, verify, token):
    first = token()
    verify(first)
    practice.steer("signing-keys")
    second = token()
    assert jwt.get_unverified_header(first)["kid"] != jwt.get_unverified_header(second)["kid"]
    verify(second)
    verify(first)


def test_refuses_a_token_that_has_expired(practice, verify, token):
    an_hour_ago = datetime.now(timezone.utc) - timedelta(hours=1)
    practice.steer("clock", set=an_hour_ago.strftime("%Y-%m-%dT%H:%M:%SZ"))
    with pytest.raises(jwt.ExpiredSignatureError):
        verify(token())


def test_refuses_another_issuer_and_a_changed_token(practice, verify, token):
    head, _, signature = token().split(".")
    _, payload, _ = token().split(".")
    with pytest.raises(jwt.InvalidSignatureError):
        verify(f"{head}.{payload}.{signature}")
    other = practice.api.replace("/t/", "/t/other-")
    practice.token_endpoint = f"{other}/oauth/token"
    with pytest.raises(jwt.PyJWKClientError):
        verify(token())
