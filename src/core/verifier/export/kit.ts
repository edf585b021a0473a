import type { Kit, KitCase } from '../types.js';

const FORMAT = 'key-or-token/verifier-kit';
const VERSION = 1;

/** As `public/verifier-kit.schema.json` describes it: what the test files read. */
export function kitJson({ madeAt, goodUntil, ...kit }: Kit): string {
  const times = { madeAt: iso(madeAt), goodUntil: iso(goodUntil) };
  return `${JSON.stringify({ format: FORMAT, version: VERSION, ...times, ...kit }, null, 2)}\n`;
}

/** A script for any POSIX shell with curl. It prints `id status` lines, which `readResults` reads. */
export function kitShell({ cases, goodUntil }: Kit): string {
  return `${SCRIPT.replace('GOOD_UNTIL', iso(goodUntil))}${cases.map(call).join('\n')}\n${END}`;
}

const SCRIPT = `#!/bin/sh
# Sends tokens to your API, good and bad, and prints a line for each: its id and the status that came back.
#   sh verifier-kit.sh https://api.example/orders > results.txt
# The address must be a route of yours that needs a token and answers GET. What follows it goes to curl: --insecure,
# or --request POST. The good tokens expire at GOOD_UNTIL: make a new kit then.
# Exit status: 0 all right, 1 some wrong or unclear, 2 nothing is proven: no good token was taken, or all answers were 403.
set -u
if [ $# -eq 0 ]; then
  echo 'Which address? sh verifier-kit.sh https://api.example/orders > results.txt' >&2
  exit 2
fi
if ! command -v curl >/dev/null; then
  echo 'This script needs curl.' >&2
  exit 2
fi
url=$1
shift
good=0
wrong=0
forbidden=0
sent=0

# check <id> <taken, refused or either> <token> <options of curl>
check() {
  id=$1
  deserves=$2
  token=$3
  shift 3
  status=$(curl --silent --globoff --max-time 20 --output /dev/null --write-out '%{http_code}' "$@" \\
    --header "Authorization: Bearer $token" --url "$url") || :
  printf '%s %s\\n' "$id" "$status"
  sent=$((sent + 1))
  if [ "$status" = 403 ]; then forbidden=$((forbidden + 1)); fi
  case $status in
    2?? | 403) answer=taken ;;
    401 | 400) answer=refused ;;
    *) answer=unclear ;;
  esac
  if [ "$deserves$answer" = takentaken ]; then good=$((good + 1)); fi
  if [ $answer = unclear ] || { [ "$deserves" != either ] && [ "$deserves" != $answer ]; }; then
    wrong=$((wrong + 1))
    echo "$id: $status, deserves: $deserves" >&2
  fi
}

`;

const END = `
if [ $good -eq 0 ]; then
  echo 'No good token was taken, so nothing is proven. Check issuer, audience, algorithm and key set.' >&2
  exit 2
fi
if [ $forbidden -eq $sent ]; then
  echo 'Every answer was 403, good token or bad: something else refuses the call, so nothing is proven.' >&2
  exit 2
fi
echo "$wrong wrong or unclear." >&2
[ $wrong -eq 0 ]
`;

function call({ id, accept, token }: KitCase): string {
  const deserves = accept === 'either' ? 'either' : accept ? 'taken' : 'refused';
  return `check ${quoted(id)} ${deserves} ${quoted(token)} "$@"`;
}

/** Between single quotes a shell takes everything as it is, but for the quote itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

const iso = (at: number): string => new Date(at).toISOString();
