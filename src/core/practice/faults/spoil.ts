import { isRecord } from '../../shared/index.js';
import type { FaultAnswer } from './answers.js';

/** Stands for a connection that ends before an answer: a network error, in the words of the Fetch standard. */
export function cutConnection(): Response {
  return Response.error();
}

export function isCut(response: Response): boolean {
  return response.type === 'error';
}

/** A good answer, made bad. */
export async function spoiled(does: FaultAnswer, response: Response): Promise<Response> {
  // Nothing to spoil; and some statuses cannot have a body (Fetch standard, "null body status").
  if (!response.body) return response;
  if (does.kind === 'malformed-json') {
    const text = await response.text();
    // Cut off in the middle: what a proxy leaves that gives up on a body.
    return new Response(text.slice(0, Math.max(1, Math.floor(text.length / 2))), headOf(response));
  }
  if (does.kind === 'unknown-kid') return underOtherNames(response);
  return response;
}

/** A key set in which no verifier finds what it looks for. */
async function underOtherNames(response: Response): Promise<Response> {
  const text = await response.text();
  const body = parsed(text);
  if (!isRecord(body) || !Array.isArray(body['keys'])) return new Response(text, headOf(response));
  const keys = body['keys'].map((key: unknown, index) =>
    isRecord(key) ? { ...key, kid: `unknown-${index + 1}` } : key,
  );
  return new Response(JSON.stringify({ ...body, keys }), headOf(response));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function headOf({ status, headers }: Response): ResponseInit {
  const kept = new Headers(headers);
  kept.delete('content-length');
  return { status, headers: kept };
}
