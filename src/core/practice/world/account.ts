import type { Trace } from '../../api/index.js';
import { isRecord } from '../../shared/index.js';
import type { Call } from '../call.js';
import type { Fault } from '../faults/faults.js';
import type { Secrets } from '../settings/apiConfig.js';
import type { Credentials } from './credentials.js';
import type { Reading } from './reading.js';
import type { LoggedRequest } from './requestLog.js';
import { clientToShow, grantToShow, parametersToShow } from './speakable.js';

interface Happened {
  call: Pick<Call, 'path' | 'request'>;
  reading: Reading;
  response: Response | null;
  trace: Trace | null;
  fault: Fault | null;
  at: number;
  issued: string[];
}

/** What the log keeps of a request. */
export async function accountOf(
  { call: { path, request }, reading, response, trace, fault, at, issued }: Happened,
  { credentials, secrets }: { credentials: Credentials; secrets: Secrets },
): Promise<Omit<LoggedRequest, 'id'>> {
  const { presented } = reading;
  const named =
    presented &&
    credentials.nameHashed(presented.value, presented.hash, presented.in === 'code' ? { kind: 'code' } : {});
  const step = trace?.steps[trace.decidedBy];
  const told = response && response.status >= 400 ? await reasonIn(response) : null;
  return {
    at,
    method: request.method,
    path: pathToShow(path),
    query: parametersToShow(reading.query),
    credential: named?.id ?? null,
    presented_in: presented?.in ?? null,
    masked: named?.masked ?? null,
    client: clientToShow(reading.client, secrets.clients),
    grant: grantToShow(reading.grant),
    status: response?.status ?? null,
    code: step?.code ?? told?.code ?? null,
    decided_by: fault?.does.kind === 'refuse' ? 'fault' : (step?.id ?? null),
    why: told?.why ?? null,
    issued,
    fault: fault?.id ?? null,
    trace: trace && withoutChanges(trace),
  };
}

/** Rows may hold keys and hashes: what a request changed stays inside. */
function withoutChanges({
  requestId,
  at,
  status,
  decidedBy,
  steps,
  longestLine,
}: Trace): Omit<Trace, 'changes'> {
  return { requestId, at, status, decidedBy, steps, ...(longestLine !== undefined && { longestLine }) };
}

/** What the answer says in its own words. They never quote the request. */
async function reasonIn(response: Response): Promise<{ code: string | null; why: string | null } | null> {
  const body: unknown = await response
    .clone()
    .json()
    .catch(() => null);
  if (!isRecord(body)) return null;
  const { error, error_description: description, detail, title } = body;
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return { code: text(error), why: text(description) ?? text(detail) ?? text(title) };
}

const OWN_NAMES =
  /^(?:\/|\/v1\/(?:orders|me|keys|users|signing-keys)|\/oauth\/[a-z-]{1,20}|\/\.well-known\/[a-z.-]{1,40})$/;

/** A segment that is no name of ours may be a credential in the wrong place. */
function pathToShow(path: string): string {
  if (OWN_NAMES.test(path)) return path;
  return path
    .split('/')
    .slice(0, 12)
    .map((segment) =>
      /^(?:\.well-known|[a-z]{1,14}(?:[-.][a-z]{1,14}){0,4}|v1|(?:key_|sig-)[\w-]{1,30}|user-[\w-]{1,30})$/.test(
        segment,
      ) || segment === ''
        ? segment
        : '…',
    )
    .join('/');
}
