import { describeRequest } from './describe.js';
import type { Known } from './recognise.js';
import { FOR_THE_LOG, spell, type Spelling } from './spell.js';
import type { ManualRequest } from './request.js';
import { fromBraces, MOST } from './vocabulary.js';

/** A request as text to edit: an HTTP message (RFC 9112 section 2.1) with names in braces where secrets stand. */
export function write(request: ManualRequest): string {
  const { method, path, headers, body } = spell(request, TO_EDIT);
  const fields = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${path}`, ...fields, ...(body === undefined ? [] : ['', indented(body)])].join('\n');
}

const TO_EDIT: Spelling = { ...FOR_THE_LOG, filler: (length) => `{${length} characters}` };
const FILLER = /\{(\d{1,5}) characters\}/g;

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/**
 * What such a text asks for, described: real secrets are recognised, and names in braces are read. Otherwise the
 * number of the first line that is no part of an HTTP message, from 1.
 */
export async function describeWritten(
  text: string,
  known: Known,
): Promise<{ request: ManualRequest } | { line: number }> {
  const [first = '', ...rest] = text.trimStart().split(/\r?\n/);
  const [, method, target] = /^(\S+) (\/\S*)(?: HTTP\/\d(?:\.\d)?)?\s*$/.exec(first) ?? [];
  if (method === undefined || target === undefined) return { line: 1 };
  const end = rest.findIndex((line) => line.trim() === '');
  const fields = end === -1 ? rest : rest.slice(0, end);
  const headers = new Headers();
  for (const [index, field] of fields.entries()) {
    if (!append(headers, field)) return { line: index + 2 };
  }
  const body = end === -1 ? '' : rest.slice(end + 1).join('\n');
  const request = { method, url: `https://api.example${target}`, headers, body: body.trim() };
  return { request: await describeRequest(request, { ...known, notation: fromBraces }) };
}

/** Adds a field line (RFC 9112 section 5), if it is one. */
function append(headers: Headers, line: string): boolean {
  const [, name, value = ''] = /^([^:\s]+):(.*)$/.exec(line) ?? [];
  if (name === undefined) return false;
  try {
    headers.append(name, inFull(value.trim()));
    return true;
  } catch {
    return false;
  }
}

/** Basic credentials may be written plainly: base64 hides them from whoever edits them (RFC 7617 section 2). */
function inFull(value: string): string {
  const [, plain] = /^Basic (\S*:\S*)$/i.exec(value) ?? [];
  return plain === undefined
    ? value.replace(FILLER, (_, length: string) => 'x'.repeat(Math.min(Number(length), MOST.line)))
    : `Basic ${btoa(plain)}`;
}
