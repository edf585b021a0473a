import { openApiDocument } from '../../../src/hosts/openapi/index.js';
import { controlPaths } from '../../../src/hosts/openapi/practice/control.js';
import { frontPaths } from '../../../src/hosts/openapi/practice/front.js';
import {
  METHODS,
  type Method,
  type Operation,
  type Ref,
  type ResponseObject,
} from '../../../src/hosts/openapi/types.js';

/** One operation of the document, and where it is. */
export interface Documented extends Operation {
  method: Uppercase<Method>;
  path: string;
  /** The address of the server, with the path’s parameters still in braces. */
  address: string;
}

/** Where `npm start` serves the document: server addresses are relative to it. */
const SERVED_AT = 'http://localhost:4173/openapi.json';

const documented: readonly Documented[] = Object.entries(openApiDocument.paths).flatMap(([path, item]) => {
  const [server] = item.servers ?? openApiDocument.servers;
  const base = new URL(server?.url ?? '', SERVED_AT).href.replace(/\/$/, '');
  return METHODS.flatMap((method) => {
    const operation = item[method];
    const upper = method.toUpperCase() as Uppercase<Method>;
    return operation ? [{ ...operation, method: upper, path, address: base + path }] : [];
  });
});

const aroundIds = new Set(
  [...Object.values(frontPaths), ...Object.values(controlPaths)].flatMap((item) =>
    METHODS.map((method) => item[method]?.operationId),
  ),
);

/** What the API itself answers, and what stands around it where real clients call. */
export const operations = documented.filter(({ operationId }) => !aroundIds.has(operationId));
export const around = documented.filter(({ operationId }) => aroundIds.has(operationId));

export function operationOf(id: string): Documented {
  const found = documented.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`the document has no operation ${id}`);
  return found;
}

/** The issuer that the document describes: its first server. */
export const ISSUER = new URL(openApiDocument.servers[0]?.url ?? '', SERVED_AT).href;

export function responseOf(operation: Documented, status: number): ResponseObject | undefined {
  const found = operation.responses[`${status}`];
  return found && isRef(found) ? componentOf(found) : found;
}

function isRef(value: ResponseObject | Ref): value is Ref {
  return '$ref' in value;
}

function componentOf({ $ref }: Ref): ResponseObject {
  const found = openApiDocument.components.responses[$ref.replace('#/components/responses/', '')];
  if (!found) throw new Error(`the document has no ${$ref}`);
  return found;
}
