import pytest
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.jose import JsonWebKey, jwt
from authlib.oauth2.rfc8414 import AuthorizationServerMetadata
from authlib.oidc.core import CodeIDToken

from conftest import CALLBACK


def backend(practice, **options):
    return OAuth2Session(
        practice.backend["id"],
        practice.backend["secret"],
        token_endpoint=practice.token_endpoint,
        **options,
    )


def test_metadata_is_valid(practice):
    metadata = AuthorizationServerMetadata(practice.metadata())
    metadata.validate()
    assert metadata.issuer == practice.api


@pytest.mark.parametrize("method", ["client_secret_basic", "client_secret_post"])
def test_client_credentials_and_expiry(practice, method):
    session = backend(practice, token_endpoint_auth_method=method)
    token = session.fetch_token(practice.token_endpoint, grant_type="client_credentials", scope="orders:read")
    assert (token["token_type"], token["scope"]) == ("Bearer", "orders:read")
    assert session.get(practice.orders).status_code == 200
    practice.steer("clock", advance="PT15M")
    refused = session.get(practice.orders)
    assert refused.status_code == 401
    assert 'error="invalid_token"' in refused.headers["WWW-Authenticate"]


def test_a_token_that_it_sees_expire_is_fetched_anew(practice):
    session = backend(practice, grant_type="client_credentials")
    first = session.fetch_token(practice.token_endpoint)
    session.token["expires_at"] = 1
    assert session.get(practice.orders).status_code == 200
    assert session.token["access_token"] != first["access_token"]
    assert practice.counters()["tokens_issued"] == 2


def test_code_with_pkce_id_token_refresh_and_revocation(practice):
    metadata = practice.metadata()
    kept = []
    session = OAuth2Session(
        "demo-app",
        redirect_uri=CALLBACK,
        scope="openid email orders:read",
        code_challenge_method="S256",
        token_endpoint=metadata["token_endpoint"],
        token_endpoint_auth_method="none",
        update_token=lambda token, **_: kept.append(token),
    )
    verifier = "a-verifier-of-at-least-forty-three-characters"
    address, state = session.create_authorization_url(
        metadata["authorization_endpoint"], code_verifier=verifier, nonce="nonce-1"
    )
    away = session.get(address, allow_redirects=False, withhold_token=True)
    token = session.fetch_token(
        authorization_response=away.headers["Location"], state=state, code_verifier=verifier
    )

    keys = JsonWebKey.import_key_set(practice.read(metadata["jwks_uri"]))
    options = {"iss": {"value": practice.api}, "aud": {"value": "demo-app"}}
    claims = jwt.decode(
        token["id_token"],
        keys,
        claims_cls=CodeIDToken,
        claims_options=options,
        claims_params={"nonce": "nonce-1", "client_id": "demo-app"},
    )
    claims.validate()
    assert claims["sub"] == "user-ana"
    assert session.get(metadata["userinfo_endpoint"]).json()["email"] == "ana@people.example"

    session.token["expires_at"] = 1
    assert session.get(practice.orders).status_code == 200
    assert kept[0]["refresh_token"] != token["refresh_token"]
    assert practice.counters()["refreshes"] == 1

    session.revoke_token(metadata["revocation_endpoint"], token=kept[0]["refresh_token"])
    with pytest.raises(OAuthError, match="invalid_grant"):
        session.refresh_token(metadata["token_endpoint"])


def test_is_told_what_is_wrong(practice):
    with pytest.raises(OAuthError, match="invalid_scope"):
        backend(practice).fetch_token(practice.token_endpoint, grant_type="client_credentials", scope="admin")
    practice.steer("faults", match={"path": "/v1/orders"}, answer="429")
    session = backend(practice)
    session.fetch_token(practice.token_endpoint, grant_type="client_credentials")
    limited = session.get(practice.orders)
    assert limited.status_code == 429
    assert int(limited.headers["Retry-After"]) > 0
