import type { Content, Schema } from '../../../src/hosts/openapi/types.js';
import type { Answer, Sent } from './exercise.js';
import { responseOf, type Documented } from './read.js';
import { faults } from './schemas.js';

/** Where an answer and the document differ, a sentence each. */
export function answerFaults(operation: Documented, { status, headers, text }: Answer): string[] {
  const documented = responseOf(operation, status);
  if (!documented) return [`${status} is not documented`];
  const fields = documented.headers ?? {};
  const missing = Object.entries(fields).filter(([name, { required }]) => required && !headers.has(name));
  const wrong = [...headers].flatMap(([name, value]) => {
    if (name === 'content-type') return [];
    const [, field] = Object.entries(fields).find(([known]) => known.toLowerCase() === name) ?? [];
    return field
      ? faults(field.schema, value).map((fault) => `${name}: ${fault}`)
      : [`${name} is not documented`];
  });
  return [
    ...missing.map(([name]) => `${name} is missing`),
    ...wrong,
    ...bodyFaults(documented.content ?? {}, headers.get('content-type'), text),
  ];
}

function bodyFaults(content: Content, type: string | null, text: string): string[] {
  if (Object.keys(content).length === 0)
    return type || text ? [`there is a body of type ${String(type)}`] : [];
  const documented = content[type ?? ''];
  if (!documented) return [`the body is of type ${String(type)}`];
  return faults(documented.schema, valueOf(type, text), 'closed').map((fault) => `body: ${fault}`);
}

export function valueOf(type: string | null, text: string): unknown {
  return type?.endsWith('json') ? (JSON.parse(text) as unknown) : text;
}

/** Where a request and the document differ. One that is served must not differ. */
export function requestFaults({ parameters = [], requestBody }: Documented, sent: Sent): string[] {
  const { id, query = {}, json, form } = sent;
  const given: Record<string, string | undefined> = { ...query, id };
  const undocumented = Object.keys(query).filter((name) => !parameters.some((one) => one.name === name));
  const wrong = parameters.flatMap(({ name, in: place, required, schema }) => {
    const value = place === 'header' ? sent.headers?.[name] : given[name];
    if (value === undefined) return required ? [`${name} is missing`] : [];
    return faults(schema, value).map((fault) => `${name}: ${fault}`);
  });
  const body = json ?? form;
  const type = json === undefined ? 'application/x-www-form-urlencoded' : 'application/json';
  const documented = requestBody?.content[type];
  if (body === undefined) return [...wrong, ...undocumented, ...(requestBody?.required ? ['no body'] : [])];
  if (!documented) return [...wrong, ...undocumented, `a body of type ${type}`];
  return [...wrong, ...undocumented, ...faults(documented.schema, body, 'closed')];
}

/** Why a request is refused: a problem type or an OAuth error code. */
export function reasonIn(value: unknown): string | null {
  const { type, error } = (value ?? {}) as { type?: unknown; error?: unknown };
  if (typeof error === 'string') return error;
  return typeof type === 'string' ? (/#(?:problem-)?(.+)$/.exec(type)?.[1] ?? null) : null;
}

/** Every reason that the document gives for a status of an operation. */
export function documentedReasons(operation: Documented, status: number): string[] {
  return Object.values(responseOf(operation, status)?.content ?? {}).flatMap(({ schema }) => {
    const [, narrow] = (schema['allOf'] ?? []) as { properties?: Record<string, Schema> }[];
    const { error, type } = narrow?.properties ?? {};
    if (error) return error['enum'] as string[];
    const alternatives = /^#\((.+)\)\$$/.exec(String(type?.['pattern']))?.[1] ?? '';
    return type ? alternatives.split('|').map((name) => name.replace(/^problem-/, '')) : [];
  });
}
