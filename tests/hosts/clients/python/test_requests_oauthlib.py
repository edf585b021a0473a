import base64
import hashlib

import pytest
from oauthlib.oauth2 import BackendApplicationClient, InvalidGrantError, TokenExpiredError
from requests_oauthlib import OAuth2Session

from conftest import CALLBACK

VERIFIER = "a-verifier-of-at-least-forty-three-characters"
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()


@pytest.mark.parametrize("in_form", [True, False])
def test_client_credentials_and_expiry(practice, in_form):
    session = OAuth2Session(client=BackendApplicationClient(practice.backend["id"]))
    token = session.fetch_token(
        practice.token_endpoint,
        client_id=practice.backend["id"],
        client_secret=practice.backend["secret"],
        include_client_id=in_form,
    )
    assert token["expires_in"] in (899, 900)
    assert session.get(practice.orders).status_code == 200
    practice.steer("clock", advance="PT15M")
    assert session.get(practice.orders).status_code == 401


def signed_in(practice, **options):
    session = OAuth2Session("demo-app", redirect_uri=CALLBACK, scope=["orders:read"], **options)
    address, state = session.authorization_url(
        f"{practice.api}/oauth/authorize", code_challenge=CHALLENGE, code_challenge_method="S256"
    )
    # Whoever follows the address has no token yet.
    away = session.get(address, allow_redirects=False, withhold_token=True)
    assert f"state={state}" in away.headers["Location"]
    # The code comes to a real application over https; oauthlib insists, and looks no further.
    back = away.headers["Location"].replace("http:", "https:")
    session.fetch_token(
        practice.token_endpoint,
        authorization_response=back,
        include_client_id=True,
        code_verifier=VERIFIER,
    )
    return session


def test_code_with_pkce_and_refresh(practice):
    kept = []
    session = signed_in(
        practice,
        auto_refresh_url=practice.token_endpoint,
        auto_refresh_kwargs={"client_id": "demo-app"},
        token_updater=kept.append,
    )
    before = session.token["refresh_token"]
    assert session.get(practice.orders).status_code == 200
    practice.steer("clock", advance="PT15M")
    # It goes by its own clock, so this is how it comes to think so.
    session.token = {**session.token, "expires_at": 1}
    assert session.get(practice.orders).status_code == 200
    assert kept[0]["refresh_token"] != before
    with pytest.raises(InvalidGrantError):
        session.refresh_token(practice.token_endpoint, refresh_token=before, client_id="demo-app")


def test_a_token_that_it_sees_expire_is_not_sent(practice):
    session = signed_in(practice)
    session.token = {**session.token, "expires_at": 1}
    with pytest.raises(TokenExpiredError):
        session.get(practice.orders)
    assert practice.counters()["refusals"] == {}


def test_revocation_and_429(practice):
    session = signed_in(practice)
    practice.steer("faults", match={"path": "/v1/orders"}, answer="429")
    limited = session.get(practice.orders)
    assert (limited.status_code, limited.headers["Retry-After"].isdigit()) == (429, True)
    answer = session.post(
        f"{practice.api}/oauth/revoke",
        data={"token": session.access_token, "client_id": "demo-app"},
        withhold_token=True,
    )
    assert answer.status_code == 200
    assert session.get(practice.orders).status_code == 401
