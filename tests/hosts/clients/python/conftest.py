"""A world of its own for each test, on the server that `npm run test:clients` has started."""
import json
import os
import urllib.request

import pytest

CALLBACK = "http://localhost:3000/callback"


class Practice:
    def __init__(self, ready, tenant):
        self.api = f"{ready['origin']}/t/{tenant}/api"
        self.orders = f"{self.api}/v1/orders"
        self.token_endpoint = f"{self.api}/oauth/token"
        self.backend = next(client for client in ready["clients"] if "secret" in client)
        self._control = f"{ready['origin']}/t/{tenant}/__"

    def read(self, address):
        with urllib.request.urlopen(address) as answer:
            return json.load(answer)

    def metadata(self):
        return self.read(f"{self.api}/.well-known/openid-configuration")

    def steer(self, path, **body):
        request = urllib.request.Request(
            f"{self._control}/{path}",
            data=json.dumps(body).encode(),
            headers={"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def counters(self):
        return self.read(f"{self._control}/counters")


@pytest.fixture
def practice(request):
    tenant = "".join(letter if letter.isalnum() else "-" for letter in request.node.name)
    return Practice(json.loads(os.environ["PRACTICE_READY"]), tenant[:64])
