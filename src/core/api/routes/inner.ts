import { signAccessToken, verifyAccessToken } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { Exchange } from '../exchange.js';
import { json, refusalResponse } from '../respond.js';
import type { RouteContext } from '../router.js';
import { signerAt } from '../signingKeys.js';
import { ORDERS } from './resources.js';

/**
 * The service behind the gateway. It sees nobody's credential: who calls is what a header field says, signed or not
 * (OWASP Identity Propagation Patterns).
 */
export async function answerInner({ request, exchange }: RouteContext): Promise<Response> {
  const identity = await readIdentity(request.headers.get('demo-identity'), exchange);
  if (!identity.ok) return refusalResponse(identity.code, exchange.config);
  exchange.pass('handler');
  return json(200, { for: identity.value, orders: ORDERS });
}

/** The gateway calls the service for somebody whose credential it has checked. */
export async function passInward(subject: string, exchange: Exchange): Promise<void> {
  const isSigned = exchange.config.innerIdentity === 'signed';
  await readIdentity(isSigned ? await signed(subject, exchange) : subject, exchange);
}

/** For one request: nobody outside ever holds one. */
const LIFETIME_S = 30;

function signed(subject: string, exchange: Exchange): Promise<string> {
  const { issuer } = exchange.config;
  const iat = Math.floor(exchange.now / 1000);
  const claims = { iss: issuer, sub: subject, aud: audienceOf(exchange), iat, exp: iat + LIFETIME_S };
  return signAccessToken(
    { ...claims, jti: `inner-${exchange.number}`, client_id: 'gateway', scope: '' },
    signerAt(exchange),
  );
}

async function readIdentity(
  header: string | null,
  exchange: Exchange,
): Promise<Result<string, { code: 'identity_unsigned' }>> {
  if (header === null) return exchange.fail('identity', 'identity_unsigned');
  const { issuer, alg, innerIdentity } = exchange.config;
  if (innerIdentity !== 'signed') {
    exchange.skip('identity', 'off');
    return succeed(header);
  }
  const keyFor = (kid: string) => exchange.recall('signingKeys', kid);
  const rules = { issuer, audience: audienceOf(exchange), algs: [alg], leewayS: 0, keyFor };
  exchange.verified();
  const verified = await verifyAccessToken(header, rules, exchange.now);
  if (!verified.ok) return exchange.fail('identity', 'identity_unsigned');
  exchange.pass('identity');
  return succeed(verified.value.sub);
}

function audienceOf({ config }: Exchange): string {
  return `${config.issuer.replace(/\/$/, '')}/inner`;
}
