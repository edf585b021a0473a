"""Asks PyJWT or Authlib about tokens: a JSON object on standard input, a list of statuses on standard output."""
import json
import sys


def pyjwt(use, setup):
    import jwt

    options = {"algorithms": [setup["alg"]], "audience": setup["audience"]}
    if use == "advised":
        options["issuer"] = setup["issuer"]
    key = setup.get("secret") or setup["pem"]
    return lambda token: jwt.decode(token, key, **options), jwt.PyJWTError, jwt.__version__


def authlib(use, setup):
    import authlib
    from authlib.jose import JsonWebToken, jwt
    from authlib.jose.errors import JoseError

    key = setup.get("secret") or setup["pem"]
    claims = {name: {"essential": True, "value": setup[value]} for name, value in [("iss", "issuer"), ("aud", "audience")]}
    decoder = JsonWebToken([setup["alg"]]) if use == "advised" else jwt
    options = {"claims_options": claims} if use == "advised" else {}
    return lambda token: decoder.decode(token, key, **options).validate(), JoseError, authlib.__version__


def main():
    given = json.load(sys.stdin)
    verify, refusal, version = {"PyJWT": pyjwt, "Authlib": authlib}[given["library"]](given["use"], given["setup"])
    statuses = []
    for token in given["tokens"]:
        try:
            verify(token)
            statuses.append(200)
        except refusal:
            statuses.append(401)
        except Exception:
            statuses.append(500)
    json.dump({"version": version, "statuses": statuses}, sys.stdout)


main()
