import { object } from './schemas.js';
import type { RequestBody, Schema } from './types.js';

/** A client that does not use Basic says here who it is. */
const client = {
  client_id: {
    type: 'string',
    description: 'Where the client does not use Basic. Beside Basic it must be the same id, or left out.',
  },
  client_secret: {
    type: 'string',
    description:
      'Of a confidential client that does not use Basic. Beside Basic it is refused, right or wrong.',
  },
};

/** A form. One without a value counts as left out, and one that is sent twice is refused (RFC 6749 section 3.2). */
export function form(
  required: Record<string, Schema>,
  optional: Record<string, Schema>,
  example: unknown,
): RequestBody {
  const shape = object({ ...required, ...optional, ...client }, Object.keys({ ...optional, ...client }));
  return { required: true, content: { 'application/x-www-form-urlencoded': { schema: shape, example } } };
}
