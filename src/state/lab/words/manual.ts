import type {
  Carried,
  ManualRequest,
  Json,
  LogEvent,
  Parameter,
  Presented,
  RequestEvent,
  SecretName,
} from '../../../core/simulation/index.js';

/** A plain call, to begin with. */
export const FIRST_REQUEST: ManualRequest = {
  method: 'GET',
  path: '/v1/orders',
  query: [],
  region: null,
  longLines: [],
  credentials: [],
  body: null,
};

/**
 * A request of the log as a description that can be sent again. Null where it carried something that lives for one
 * use and has no name: the authorization code of a sign-in.
 */
export function describeAgain(event: RequestEvent, log: readonly LogEvent[]): ManualRequest | null {
  const command = log[event.seq - 1];
  if (event.purpose === 'by_hand' && command?.kind === 'command' && command.command.type === 'send') {
    return command.command.request;
  }
  const { method, path, headers, body } = event.exchange.request;
  if (/\{code(-verifier)?\}/.test(body)) return null;
  const [pathname = '', search = ''] = path.split('?');
  const field = (name: string): string | undefined => headers.find(([known]) => known === name)?.[1];
  const identity = field('Demo-Identity');
  const authorization = field('Authorization');
  return {
    method: method as ManualRequest['method'],
    path: pathname,
    query: parametersOf(search),
    region: field('Demo-Region') ?? null,
    ...(identity !== undefined && { identity }),
    longLines: [],
    credentials: authorization === undefined ? [] : [carriedIn(authorization)],
    body:
      body === ''
        ? null
        : field('Content-Type') === 'application/json'
          ? { sentAs: 'json', content: { json: JSON.parse(body) as Json } }
          : { sentAs: 'form', content: { form: parametersOf(body) } },
  };
}

function carriedIn(authorization: string): Carried {
  return { as: 'bearer', secret: nameIn(authorization) ?? 'unknown', edits: [] };
}

/** Forms and queries in the log: their secrets are names in braces. */
function parametersOf(text: string): Parameter[] {
  return [...new URLSearchParams(text)].map(([name, value]) => [name, presented(name, value)] as const);
}

function presented(name: string, value: string): string | Presented {
  const secret = name === 'code_challenge' ? 'code-challenge' : nameIn(value);
  return secret === null ? value : { secret, edits: [] };
}

function nameIn(text: string): SecretName | null {
  return (/\{([\w-]+)\}$/.exec(text)?.[1] ?? null) as SecretName | null;
}
