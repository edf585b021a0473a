import type { Action } from './action.js';
import { faultNames, leftOut, mintedFor, type Minted } from './standIns.js';

/**
 * What was done, as a test for pytest and requests, which starts the server of the package. It mints credentials of its own,
 * so that it names no bytes. What each call came to it writes beside itself when it is first run.
 */
export function pytestOf(actions: readonly Action[]): string {
  const { minted, nameOf } = mintedFor(actions);
  const [{ name: first }] = minted;
  const faultOf = faultNames(actions);
  const steps = actions.flatMap((action) => {
    const about = nameOf(action);
    const without = leftOut(action, faultOf(action));
    if (without !== null) return [`# ${without}`];
    return [stepOf(action, about, faultOf(action)), `statuses.append(call(${about ?? first}))`];
  });
  const needsToken = minted.some(({ kind }) => kind === 'token');
  const lines = [...minted.map(mintOf), `statuses = [call(${first})]`, ...steps];
  return `${START}${needsToken ? TOKEN_FUNCTION : ''}${CALL_FUNCTION}${lines.map((line) => `    ${line}\n`).join('')}${END}`;
}

const START = `import json
import subprocess
from pathlib import Path

import pytest
import requests


@pytest.fixture
def ready():
    command = "node_modules/.bin/key-or-token serve --port 0 --clock manual --seed 7 --json"
    with subprocess.Popen(command.split(), stdout=subprocess.PIPE, text=True) as server:
        yield json.loads(server.stdout.readline())
        server.terminate()


def test_what_calls_come_to(ready):
    def steer(path, body=None, method="POST"):
        response = requests.request(method, ready["control"] + path, json=body)
        response.raise_for_status()
        return response.json() if response.content else None

`;

const TOKEN_FUNCTION = `    def token():
        backend = next(client for client in ready["clients"] if "secret" in client)
        form = {
            "grant_type": "client_credentials",
            "client_id": backend["id"],
            "client_secret": backend["secret"],
        }
        return requests.post(ready["api"] + "/oauth/token", data=form).json()["access_token"]

`;

const CALL_FUNCTION = `    # Put your own client in place of this one: the API is at ready["api"].
    def call(credential):
        headers = {"Authorization": f"Bearer {credential}"}
        return requests.get(ready["api"] + "/v1/orders", headers=headers).status_code

`;

const END = `
    # The first run writes down what each call came to; later ones compare.
    written = Path(__file__).with_suffix(".json")
    if not written.exists():
        written.write_text(json.dumps(statuses))
    assert statuses == json.loads(written.read_text())
`;

function mintOf({ name, kind, number }: Minted): string {
  return kind === 'key'
    ? `${name} = steer("/keys", {"customer": "customer-${number}"})["key"]`
    : `${name} = token()`;
}

function stepOf(
  { path, method, body }: Action,
  about: string | undefined,
  fault: string | undefined,
): string {
  if (about !== undefined) return `steer("${path}", {"token": ${about}})`;
  if (method === 'DELETE') return `steer("/faults/" + ${fault}["id"], method="DELETE")`;
  return `${fault === undefined ? '' : `${fault} = `}steer("${path}", ${literal(body)})`;
}

/** JSON as Python writes it. */
function literal(value: unknown): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)}: ${literal(member)}`,
  );
  return `{${members.join(', ')}}`;
}
