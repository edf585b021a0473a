import { signAccessToken, verifyAccessToken } from '../../credentials/index.js';
import { succeed, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import { signerAt } from '../signingKeys.js';

/** The gateway calls the service for somebody whose credential it has checked. */
export async function passInward(subject: string, context: RequestContext): Promise<void> {
  const isSigned = context.config.innerIdentity === 'signed';
  await readIdentity(isSigned ? await signed(subject, context) : subject, context);
}

/** For one request: nobody outside ever holds one. */
const LIFETIME_S = 30;

function signed(subject: string, context: RequestContext): Promise<string> {
  const { issuer } = context.config;
  const iat = Math.floor(context.now / 1000);
  const claims = { iss: issuer, sub: subject, aud: audienceOf(context), iat, exp: iat + LIFETIME_S };
  return signAccessToken(
    { ...claims, jti: `inner-${context.number}`, client_id: 'gateway', scope: '' },
    signerAt(context),
  );
}

/** Whom the service behind the gateway takes the caller for. */
export async function readIdentity(
  header: string | null,
  context: RequestContext,
): Promise<Result<string, { code: 'identity_unsigned' }>> {
  if (header === null) return context.fail('identity', 'identity_unsigned');
  const { issuer, alg, innerIdentity } = context.config;
  if (innerIdentity !== 'signed') {
    context.skip('identity', 'off');
    return succeed(header);
  }
  const keyFor = (kid: string) => context.recall('signingKeys', kid);
  const rules = { issuer, audience: audienceOf(context), algs: [alg], leewayS: 0, keyFor };
  context.verified();
  const verified = await verifyAccessToken(header, rules, context.now);
  if (!verified.ok) return context.fail('identity', 'identity_unsigned');
  context.pass('identity');
  return succeed(verified.value.sub);
}

function audienceOf({ config }: RequestContext): string {
  return `${config.issuer.replace(/\/$/, '')}/inner`;
}
