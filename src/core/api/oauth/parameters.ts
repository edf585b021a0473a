import { succeed, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import { notAForm, repeated, type OAuthFault } from './oauthFault.js';

/** A request may name several targets (RFC 8693 section 2.1, RFC 8707 section 2); nothing else may come twice. */
const MAY_REPEAT = ['audience', 'resource'];

/** The parameters of a request to an OAuth endpoint, as RFC 6749 section 3.1 reads them. */
export class OAuthParameters {
  readonly #values = new Map<string, string[]>();
  /** What came more than once and must not. */
  readonly repeated = new Set<string>();

  constructor(sent: URLSearchParams) {
    for (const [name, value] of sent) {
      const before = this.#values.get(name);
      if (before && !MAY_REPEAT.includes(name)) this.repeated.add(name);
      const values = before ?? [];
      if (!before) this.#values.set(name, values);
      // Without a value it counts as left out (RFC 6749 section 3.1), but is a repetition all the same.
      if (value !== '') values.push(value);
    }
  }

  /** The value of a parameter; nothing where it was left out or is repeated. */
  get(name: string): string | undefined {
    return this.repeated.has(name) ? undefined : this.#values.get(name)?.[0];
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** Every value of a parameter that may repeat. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? [];
  }
}

/** The body of a request as it is, or null where it does not say that it is a form. */
export async function formOf(request: Request): Promise<URLSearchParams | null> {
  const type = request.headers.get('content-type') ?? '';
  return /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
    ? new URLSearchParams(await request.text())
    : null;
}

/** The form of a request to an OAuth endpoint. A repeated parameter makes it invalid (RFC 6749 section 3.2). */
export async function readForm(
  request: Request,
  context: RequestContext,
): Promise<Result<OAuthParameters, OAuthFault<'invalid_request'>>> {
  const sent = await formOf(request);
  if (!sent) return { ...context.fail('input', 'invalid_request'), detail: notAForm(request) };
  const form = new OAuthParameters(sent);
  return form.repeated.size > 0
    ? { ...context.fail('input', 'invalid_request'), detail: repeated(form.repeated) }
    : succeed(form);
}
