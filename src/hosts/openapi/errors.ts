import { headers, type Field } from './headers.js';
import { schema } from './schemas.js';
import type { Content, ResponseObject, Schema } from './types.js';

const REGISTERED = ['quota-exceeded', 'temporary-reduced-capacity'];

export interface Refused {
  description: string;
  status: number;
  /** Which problem types come with this status, by what their addresses end in. */
  problems: readonly [string, ...string[]];
  example: { title: string; detail: string; [member: string]: unknown };
  always?: readonly Field[];
  sometimes?: readonly Field[];
}

/** An answer to a refused request: problem details (RFC 9457). The example is of the first type. */
export function refused({
  description,
  status,
  problems,
  example,
  always = [],
  sometimes,
}: Refused): ResponseObject {
  return {
    description,
    headers: headers(['Cache-Control', ...always], sometimes),
    content: {
      'application/problem+json': {
        schema: narrowed('Problem', {
          type: { type: 'string', pattern: `#(${problems.map(fragmentOf).join('|')})$` },
          status: { const: status },
        }),
        example: { type: addressOf(problems[0]), status, ...example },
      },
    },
  };
}

function fragmentOf(name: string): string {
  return REGISTERED.includes(name) ? name : `problem-${name}`;
}

function addressOf(name: string): string {
  const base = REGISTERED.includes(name)
    ? 'https://iana.org/assignments/http-problem-types#'
    : 'https://keyortoken.example/#';
  return base + fragmentOf(name);
}

/** One of the shared shapes, with less room for some of its members. */
function narrowed(name: 'Problem' | 'OAuthError', properties: Record<string, Schema>): Schema {
  return { allOf: [schema(name), { type: 'object', properties }] };
}

/** An OAuth error (RFC 6749 section 5.2). The example is of the first code. */
export function oauthErrors(codes: readonly [string, ...string[]], description: string): Content {
  return {
    'application/json': {
      schema: narrowed('OAuthError', { error: { enum: codes } }),
      example: { error: codes[0], error_description: description },
    },
  };
}
