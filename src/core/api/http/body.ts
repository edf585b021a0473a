import { read, type Fault, type Reader, type Result } from '../../shared/index.js';
import type { RequestContext } from '../requestContext.js';
import type { Explained } from './respond.js';

/**
 * Reads a JSON body, or says everything that is wrong with it. An empty body is an empty object. What the body is,
 * its bytes say and not its Content-Type: `curl -d` calls JSON a form. Of two members of one name the last counts, as
 * RFC 8259 (section 4) lets a reader decide.
 */
export async function readBody<T>(
  request: Request,
  reader: Reader<T>,
): Promise<Result<T, { code: 'unreadable'; faults: Fault[] }>> {
  const text = await request.text();
  let value: unknown = {};
  try {
    if (text.trim() !== '') value = JSON.parse(text);
  } catch {
    const type = request.headers.get('content-type') ?? '';
    const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type);
    const detail = isForm ? 'is a form, and must be JSON' : 'is not JSON';
    return { ok: false, code: 'unreadable', faults: [{ detail, pointer: '#' }] };
  }
  return read(value, reader);
}

/** Closes the step that reads the input, and tells the faults as in the example of RFC 9457 section 3. */
export function refuseInput(
  context: RequestContext,
  faults: readonly Fault[],
): { refused: 'invalid_input' } & Explained {
  const { code } = context.fail('input', 'invalid_input');
  return { refused: code, detail: sentenceOf(faults), members: { errors: faults } };
}

/** How many faults the sentence names; the list has them all. */
const MOST_NAMED = 3;

function sentenceOf(faults: readonly Fault[]): string {
  const named = faults
    .slice(0, MOST_NAMED)
    .map(({ pointer, detail }) => `${pointer === '#' ? 'The body' : pointer} ${detail}`);
  const more = faults.length - named.length;
  return `${[...named, ...(more > 0 ? [`and ${more} more, in errors`] : [])].join('. ')}.`;
}
