import { text } from '../schemas.js';
import type { Operation, Parameter, ResponseObject, Responses, Schema } from '../types.js';

/** A refusal of the control plane: problem details that say no more than the status does (RFC 9457 section 4.2.1). */
function refusal(description: string): ResponseObject {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/PlainProblem' } } },
  };
}

/** What any call may hear. */
export const controlResponses = {
  ControlForbidden: refusal(
    'The call comes from a page of another origin or from another machine, without the control secret.',
  ),
  ControlNotJson: refusal('The body is not JSON.'),
  ControlNotFound: refusal('Nothing has this id.'),
  ControlMisdirected: refusal('The Host is not one that this server answers for (RFC 9110 section 15.5.20).'),
  ControlTooLarge: refusal('The body is over 1 MB.'),
  ControlMediaType: refusal('The body was not sent as application/json.'),
  ControlNotUsable: refusal('The body is not of this shape: errors says what is wrong with it, and where.'),
} as const satisfies Record<string, ResponseObject>;

/** Refers to one of them. */
export const refer = (name: keyof typeof controlResponses) => ({ $ref: `#/components/responses/${name}` });
const EVERYWHERE: Responses = { 403: refer('ControlForbidden'), 421: refer('ControlMisdirected') };
const POSTED: Responses = {
  400: refer('ControlNotJson'),
  413: refer('ControlTooLarge'),
  415: refer('ControlMediaType'),
};

/** Which world a call is about. A path `/t/<tenant>/__/…` says the same. */
const tenant: Parameter = {
  name: 'Practice-Tenant',
  in: 'header',
  description: 'The tenant whose world this is about; left out, the world that all others share.',
  schema: { type: 'string', pattern: '^[\\w.-]{1,64}$' },
};
export const id: Parameter = {
  name: 'id',
  in: 'path',
  description: 'What it is about, by its id.',
  required: true,
  schema: text,
};

interface Told {
  operationId: string;
  summary: string;
  description?: string;
  parameters?: readonly Parameter[];
  /** What is sent, for a POST. */
  body?: Schema;
  example?: unknown;
  /** 200 with this; without it 204. */
  answer?: Schema;
  status?: 200 | 201;
  /** Whether what it names may be missing. */
  finds?: true;
  type?: string;
}

export function reading(told: Told): Operation {
  return operation(told, {});
}

export function posting({ body, example, ...told }: Told): Operation {
  const content = {
    'application/json': { schema: body ?? { type: 'object' }, ...(example !== undefined && { example }) },
  };
  return {
    ...operation(told, { ...POSTED, ...(body && { 422: refer('ControlNotUsable') }) }),
    requestBody: { content },
  };
}

function operation(
  { answer, status = 200, finds, type = 'application/json', parameters = [], ...told }: Told,
  more: Responses,
): Operation {
  return {
    ...told,
    tags: ['Control plane'],
    parameters: [tenant, ...parameters],
    security: [{}, { control: [] }],
    responses: {
      ...EVERYWHERE,
      ...more,
      ...(finds && { 404: refer('ControlNotFound') }),
      ...(answer
        ? { [status]: { description: 'Done.', content: { [type]: { schema: answer } } } }
        : { 204: { description: 'Done.' } }),
    },
  };
}
