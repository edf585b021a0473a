import { ANSWERS } from '../../../core/practice/index.js';
import { askedFor, count, listOf, nullable, object, text, timestamp, timestampOrNull } from '../schemas.js';
import type { Schema } from '../types.js';

const textOrNull = nullable(text);
const numbers: Schema = { type: 'object', additionalProperties: { type: 'integer', minimum: 0 } };
const whole: Schema = { type: 'integer', minimum: 0 };
const credentialName: Schema = { type: 'string', pattern: '^cred-\\d+$' };
const duration: Schema = {
  type: 'string',
  format: 'duration',
  description: 'ISO 8601: weeks, days, hours, minutes, seconds.',
};

export const clock = object({
  now: timestamp,
  frozen: { type: 'boolean', description: 'Whether time stands still.' },
});
export const clockChange = askedFor({
  advance: duration,
  set: { ...timestamp, description: 'RFC 3339. Not together with advance.' },
  frozen: { type: 'boolean' },
});

const target = {
  token: {
    type: 'string',
    description: 'The credential itself: an API key, an access token or a refresh token.',
  },
  id: { ...credentialName, description: 'Its name, as GET /__/requests gives it.' },
  client: { type: 'string', description: 'All that a client has, or the keys of a customer.' },
};
export const revocation = askedFor(target);
export const expiry = askedFor({
  ...target,
  next: {
    description: 'Issues the next access token for so many seconds; true for one.',
    type: ['boolean', 'integer'],
  },
});

export const credential: Schema = {
  ...object(
    {
      id: credentialName,
      kind: { enum: ['api_key', 'access_token', 'refresh_token', 'id_token', 'code', 'unknown'] },
      masked: { type: 'string', description: 'Enough to recognise it by, too little to use it.' },
      issued_at: timestampOrNull,
      expires_at: timestampOrNull,
      ended: {
        ...object({ as: { enum: ['expired', 'revoked'] }, at: timestamp }),
        description: 'By hand, before its time; left out where it was not.',
      },
      client: textOrNull,
      subject: textOrNull,
      header: { type: 'object', description: 'Of a JWT, as it was read.' },
      claims: {
        type: 'object',
        description: 'As they were read: nothing here says that the signature is good.',
      },
    },
    ['ended', 'header', 'claims'],
  ),
  description: 'A credential by its name, never the credential.',
};

export const ended = object(
  {
    credential,
    client: text,
    ended: object({ access_tokens: whole, sign_ins: whole, api_keys: whole }),
    refused_as: { enum: ['expired', 'revoked'] },
    from: timestamp,
    elsewhere: { type: 'string', description: 'What a verifier elsewhere still makes of the token.' },
    next: object({ expires_in: count }),
  },
  ['credential', 'client', 'ended', 'refused_as', 'from', 'elsewhere', 'next'],
);

const matched = {
  path: {
    type: 'string',
    pattern: '^/',
    description: 'Without /api, such as /v1/orders. A star at its end stands for what follows.',
  },
  method: { enum: ['GET', 'HEAD', 'POST', 'PATCH', 'DELETE'] },
  client: { type: 'string', description: 'The id of an OAuth client.' },
};
export const faultGiven = askedFor(
  {
    match: askedFor(matched),
    times: { ...count, description: 'How many requests it meets: one, unless for is given.' },
    for: { ...duration, description: 'How long it lasts, by the clock of the world: an ISO 8601 duration.' },
    answer: {
      type: 'string',
      description: `One of: ${ANSWERS.join(', ')}. Milliseconds follow slow and jwks-slow.`,
    },
  },
  ['answer'],
);
export const fault = object({
  id: { type: 'string', pattern: '^fault-\\d+$' },
  match: object(matched, ['path', 'method', 'client']),
  answer: text,
  times: nullable(count),
  met: { ...whole, description: 'How many requests it has met.' },
  left: nullable(whole),
  until: timestampOrNull,
  active: { type: 'boolean' },
});
export const faults = object({ faults: listOf(fault) });

const step: Schema = {
  type: 'object',
  description: 'A check: its id, whether it went well, and what it cost, in counts.',
};
export const requests = object({
  requests: listOf(
    object({
      id: count,
      at: timestamp,
      method: text,
      path: { type: 'string', description: 'Without /api. What may be a secret is left out.' },
      query: { ...listOf(text), description: 'The names of the parameters.' },
      credential: nullable(credentialName),
      presented_in: textOrNull,
      masked: textOrNull,
      client: textOrNull,
      grant: textOrNull,
      status: { ...nullable(count), description: 'Null where a fault left the client without an answer.' },
      code: { ...textOrNull, description: 'Why it was refused: the code of the check.' },
      decided_by: { ...textOrNull, description: 'The check that decided.' },
      why: { ...textOrNull, description: 'What the answer says of it.' },
      issued: listOf(credentialName),
      fault: textOrNull,
      trace: nullable(
        object(
          {
            requestId: text,
            at: { type: 'number' },
            status: count,
            decidedBy: { type: 'integer' },
            steps: listOf(step),
            longestLine: whole,
          },
          ['longestLine'],
        ),
      ),
    }),
  ),
  forgotten: { ...whole, description: 'How many of those asked for are too old to be kept.' },
  last: { ...whole, description: 'The id of the last request.' },
});

export const counters = object({
  calls: whole,
  refreshes: { ...whole, description: 'Refreshes that were answered with tokens.' },
  refresh_attempts: whole,
  concurrent_refreshes: { ...whole, description: 'How many were on their way at one time, at most.' },
  tokens_issued: whole,
  keys_issued: whole,
  faults: whole,
  refusals: { ...numbers, description: 'By the code of the check that refused.' },
  statuses: { ...numbers, description: 'By the status of the answer; none where a fault left none.' },
});

export const credentials = object({ credentials: listOf(credential) });
export const seed = object({ seed: nullable(whole) });
export const seedGiven = askedFor({ seed: whole });
export const named = object({ id: text });
export const snapshotGiven = askedFor({ id: { type: 'string', pattern: '^[\\w.-]{1,64}$' } });
export const snapshots = object({ snapshots: listOf(named) });
export const tenants = object({ tenants: listOf(text) });
export const settings: Schema = {
  type: 'object',
  description:
    'What the API is set up with, by the names of a settings file: all that may change while it runs.',
};
