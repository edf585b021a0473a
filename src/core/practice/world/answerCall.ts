import type { Api, ApiConfig, Trace } from '../../api/index.js';
import type { Call } from '../call.js';
import { refusalOf } from '../faults/answers.js';
import type { Fault } from '../faults/faults.js';
import { cutConnection, spoiled } from '../faults/spoil.js';
import { answerAt } from '../front/front.js';
import { accountOf } from './account.js';
import { nameIssued } from './issued.js';
import { readingOf, type Reading } from './reading.js';
import type { World } from './world.js';

/** Answers a call: by a fault that waits for it, or by the API under the settings that hold for it; and writes it down. */
export async function answerCall(world: World, call: Call): Promise<Response> {
  // Read side by side, and in the order in which they came: hashes are not ready in that order.
  const begun = readingOf(call.request);
  const reading = await world.inOrder(() => begun);
  const isRefresh = reading.grant === 'refresh_token' && call.path === '/oauth/token';
  const leave = world.counters.arrive(isRefresh);
  try {
    const asked = { method: call.request.method, path: call.path, client: reading.client };
    const fault = world.faults.take(asked, world.clock.now());
    if (fault) world.counters.count('faults');
    return await answerWith(world, fault, call, reading, isRefresh);
  } finally {
    leave();
  }
}

async function answerWith(
  world: World,
  fault: Fault | null,
  call: Call,
  reading: Reading,
  isRefresh: boolean,
): Promise<Response> {
  const does = fault?.does;
  if (does?.kind === 'timeout' || does?.kind === 'cut-connection') {
    await note(world, call, reading, null, null, fault);
    if (does.kind === 'timeout') await world.sleep(Infinity, call.hungUp);
    return cutConnection();
  }
  if (does?.kind === 'refuse') {
    const refused = refusalOf(does.name, call, (await world.api()).config);
    await note(world, call, reading, refused, null, fault);
    return refused;
  }
  if (does?.kind === 'slow') {
    try {
      await world.sleep(does.ms, call.hungUp);
    } catch (hungUp) {
      await note(world, call, reading, null, null, fault);
      throw hungUp;
    }
  }
  return world.alone(async (api) => {
    const response = await ask(world, api, call, reading);
    const trace = world.lastTrace;
    if (isRefresh && response.ok) world.counters.count('refreshes');
    const told = does ? await spoiled(does, response) : response;
    await note(world, call, reading, told, trace, fault);
    return told;
  });
}

/** Asks the API, under the settings that hold for this request. */
async function ask(world: World, api: Api, call: Call, reading: Reading): Promise<Response> {
  world.lastTrace = null;
  const { presented } = reading;
  const iss = presented?.claims?.['iss'];
  const issuer = typeof iss === 'string' && readsToken(call.path) && call.isOurs(iss) ? iss : call.issuer;
  const own: Partial<ApiConfig> = {
    issuer,
    audience: world.given.audience ?? issuer,
    ...(world.verdicts.nextTtlS !== null && { accessTtlS: world.verdicts.nextTtlS }),
    ...(presented?.claims &&
      world.verdicts.settingsFor(presented.hash, presented.claims['exp'], api.config, world.clock.now())),
  };
  const response = await answerAt(call, {
    api,
    own,
    reading,
    openId: world.openId,
    now: world.clock.now(),
    extraClaims: world.given.claims,
  });
  if (call.path === '/oauth/token' && response.ok) world.verdicts.nextTtlS = null;
  return response;
}

async function note(
  world: World,
  call: Call,
  reading: Reading,
  response: Response | null,
  trace: Trace | null,
  fault: Fault | null,
): Promise<void> {
  const at = world.clock.now();
  const issued = response?.ok ? await nameIssued(call, response, world, at) : [];
  const account = await accountOf({ call, reading, response, trace, fault, at, issued }, world);
  world.counters.answered(account.status, account.code);
  world.watchers.tell('request', world.log.add(account));
}

const ABOUT_A_TOKEN = ['/oauth/revoke', '/oauth/introspect', '/oauth/userinfo'];

/** Whether what is asked is about the token that comes along, which may have been got under another of our names. */
function readsToken(path: string): boolean {
  return path.startsWith('/v1/') || ABOUT_A_TOKEN.includes(path);
}
