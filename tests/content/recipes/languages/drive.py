"""Runs one recipe on the cases that come as JSON, and prints an answer to each: drive.py <recipe> <file>"""
import importlib.util
import json
import sys


def main():
    name, path = sys.argv[1:]
    spec = importlib.util.spec_from_file_location(name, path)
    recipe = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(recipe)
    given = json.load(sys.stdin, object_hook=spelled)
    drive = {"apiKeyCheck": api_key_check, "denylist": denylist, "accessToken": access_token}[name]
    json.dump([drive(recipe, case, given) for case in given["cases"]], sys.stdout)


def spelled(value):
    return float(value["number"].replace("Infinity", "inf")) if list(value) == ["number"] else value


def seconds(time):
    return time / 1000 if isinstance(time, (int, float)) else time


class Counted(dict):
    reads = 0

    def get(self, key):
        self.reads += 1
        return super().get(key)


def api_key_check(recipe, case, given):
    row = case["row"]
    rows = Counted(
        {
            case["hash"]: recipe.ApiKeyRow(
                id="key_1",
                hash=row["hash"],
                scopes=row["scopes"],
                expires_at=seconds(row["expiresAt"]),
                revoked_at=seconds(row["revokedAt"]),
            )
        }
    )
    status, challenge, found = recipe.check_api_key(case["authorization"], case["scope"], rows, seconds(case["now"]))
    assert (found is not None) == (status == 200)
    used = rows[case["hash"]].last_used_at
    return {"status": status, "challenge": challenge, "used": used == seconds(case["now"]), "reads": rows.reads}


class Store(dict):
    def __init__(self, is_down):
        self.is_down = is_down

    def set(self, name, value, ex):
        if self.is_down:
            raise ConnectionError
        self[name] = ex

    def exists(self, name):
        if self.is_down:
            raise ConnectionError
        return int(name in self)


def denylist(recipe, case, given):
    store = Store(False)
    try:
        recipe.revoke(store, case["revoke"], case["now"] / 1000)
        listed = "listed" if store else "over"
    except ValueError:
        listed = "refused"
    store.is_down = case.get("isDown", False)
    try:
        revoked = recipe.is_revoked(store, case["ask"])
    except ConnectionError:
        revoked = "error"
    return {"listed": listed, "revoked": revoked, "forS": next(iter(store.values()), None), "name": next(iter(store), None)}


def access_token(recipe, case, given):
    if "steps" in case:
        return key_set(recipe, case["steps"], given["jwks"])

    def fetch():
        if case.get("isDown"):
            raise OSError("unreachable")
        return case.get("jwks", given["jwks"])

    keys = recipe.KeySet(fetch)
    try:
        recipe.verify(case["token"], keys, case["issuer"], case["audience"], case["now"])
        return "accepted"
    except recipe.jwt.InvalidTokenError as error:
        parts = [part for part in case["token"].split(".") if len(part) > 20]
        return "leaked" if any(part in str(error) for part in parts) else "refused"
    except recipe.KeysUnavailable:
        return "unavailable"
    except ValueError as error:
        return "misconfigured" if str(error).startswith("verify needs") else f"crashed: {error!r}"
    except Exception as error:
        return f"crashed: {error!r}"


def key_set(recipe, steps, jwks):
    state = {"now": 0, "isDown": False, "fetched": 0}

    def fetch():
        state["fetched"] += 1
        if state["isDown"]:
            raise OSError("unreachable")
        return jwks

    keys = recipe.KeySet(fetch, clock=lambda: state["now"])
    answers = []
    for step in steps:
        state.update(now=step["at"], isDown=step.get("isDown", False))
        try:
            answers.append("known" if keys.get(step["kid"]) else "unknown")
        except recipe.KeysUnavailable:
            answers.append("unavailable")
    return {"answers": answers, "fetched": state["fetched"]}


main()
