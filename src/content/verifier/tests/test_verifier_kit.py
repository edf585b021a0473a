"""Sends each token of a verifier kit to your API, and fails where it accepts one that it must refuse, or refuses
one that it must accept. Beside this file: verifier-kit.json. The address is a route of yours that needs a token and answers GET.
    VERIFIER_URL=http://localhost:8000/orders pytest test_verifier_kit.py
"""
import datetime
import json
import os
import pathlib
import urllib.error
import urllib.request

import pytest

PATH = os.environ.get("VERIFIER_KIT") or pathlib.Path(__file__).with_name("verifier-kit.json")
KIT = json.loads(pathlib.Path(PATH).read_text(encoding="utf-8"))


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


OPENER = urllib.request.build_opener(NoRedirect)


def status_of(token):
    """The status of your API. Where your verifier is a function, call it here: 200 when it returns, 401 when it raises."""
    url = os.environ.get("VERIFIER_URL")
    assert url, "Set VERIFIER_URL to the address of a route that needs a token."
    request = urllib.request.Request(url, headers={"Authorization": f"Bearer {token}"})
    try:
        with OPENER.open(request, timeout=20) as response:
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


def answer_of(status):
    """403 says that the verifier took the token, and something behind it refused. What is neither is no answer."""
    if 200 <= status < 300 or status == 403:
        return "taken"
    return "refused" if status in (400, 401) else f"unclear: {status}"


def test_the_good_tokens_have_not_expired():
    good_until = datetime.datetime.fromisoformat(KIT["goodUntil"].replace("Z", "+00:00"))
    assert datetime.datetime.now(datetime.timezone.utc) < good_until, "make a new kit"


def test_what_is_no_token_is_refused_by_the_verifier_and_not_by_something_in_front_of_it():
    assert status_of("none") != 403, "then 403 says nothing of the verifier"


@pytest.mark.parametrize("case", KIT["cases"], ids=lambda case: case["id"])
def test_verifier(case):
    accept = case["accept"]
    answers = ("taken", "refused") if accept == "either" else ("taken",) if accept else ("refused",)
    assert answer_of(status_of(case["token"])) in answers, f"{case['why']} {case['ifWrong']}"
