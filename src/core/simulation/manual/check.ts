import { isRecord } from '../../shared/index.js';
import { CARRIERS, EDITS, METHODS, UNKNOWN } from './request.js';
import {
  isIdentity,
  isMemberName,
  isPathSegment,
  isPlainNumber,
  isQuotable,
  isRegionOrUnknown,
  isSecretName,
  LONG_LINE,
  MOST,
} from './vocabulary.js';

/** Whether a value from a file is a description, with nothing in it that a description may not say. */
export function isManualRequest(value: unknown): boolean {
  if (!hasOnly(value, ['method', 'path', 'query', 'region', 'identity', 'longLines', 'credentials', 'body']))
    return false;
  const { method, path, query, region, identity, longLines, credentials, body } = value;
  return (
    METHODS.some((known) => known === method) &&
    isPath(path) &&
    areParameters(query) &&
    (region === null || (typeof region === 'string' && isRegionOrUnknown(region))) &&
    (identity === undefined || (typeof identity === 'string' && isIdentity(identity))) &&
    areLongLines(longLines) &&
    areCredentials(credentials) &&
    (body === null || isBody(body))
  );
}

function isPath(path: unknown): boolean {
  if (typeof path !== 'string' || !path.startsWith('/')) return false;
  const segments = path.slice(1).split('/');
  return segments.length <= MOST.segments && segments.every(isPathSegment);
}

function areParameters(list: unknown): boolean {
  return isList(list, MOST.parameters) && list.every(isParameter);
}

function isParameter(pair: unknown): boolean {
  if (!isList(pair, 2) || pair.length !== 2) return false;
  const [name, value] = pair;
  return typeof name === 'string' && isMemberName(name) && isText(name, value);
}

function isText(name: string, value: unknown): boolean {
  return typeof value === 'string' ? isQuotable(name, value) : isPresented(value);
}

function areLongLines(list: unknown): boolean {
  return (
    isList(list, MOST.lines) &&
    list.every((length) => isPlainNumber(length) && length >= LONG_LINE && length <= MOST.line)
  );
}

/** One Authorization field and one X-API-Key at most: a request cannot carry more. */
function areCredentials(list: unknown): boolean {
  if (!isList(list, 2) || !list.every(isCarried)) return false;
  const fields = list.map((carried) => carried['as'] === 'x_api_key');
  return new Set(fields).size === fields.length;
}

function isCarried(value: unknown): value is Record<string, unknown> {
  const isBasic = isRecord(value) && value['as'] === 'basic';
  if (!hasOnly(value, isBasic ? ['as', 'client', 'secret', 'edits'] : ['as', 'secret', 'edits']))
    return false;
  const { as, client = '', secret, edits } = value;
  return (
    CARRIERS.some((known) => known === as) && isText('client_id', client) && isPresented({ secret, edits })
  );
}

function isPresented(value: unknown): boolean {
  if (!hasOnly(value, ['secret', 'edits']) || !isSecretName(value['secret'])) return false;
  const { edits } = value;
  return (
    isList(edits, EDITS.length) &&
    edits.every((edit) => EDITS.some((known) => known === edit)) &&
    new Set(edits).size === edits.length
  );
}

function isBody(body: unknown): boolean {
  if (!hasOnly(body, ['sentAs', 'content'])) return false;
  const { sentAs, content } = body;
  if (sentAs !== 'form' && sentAs !== 'json' && sentAs !== 'other') return false;
  if (content === null) return true;
  return sentAs === 'form'
    ? hasOnly(content, ['form']) && areParameters(content['form'])
    : hasOnly(content, ['json']) && isJson('', content['json'], 0);
}

function isJson(name: string, value: unknown, depth: number): boolean {
  if (typeof value === 'string') return isQuotable(name, value);
  if (typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object') return isPlainNumber(value);
  if (isPresented(value)) return true;
  if (depth > MOST.depth) return false;
  if (Array.isArray(value))
    return value.length <= MOST.items && value.every((item) => isJson(name, item, depth + 1));
  const members = Object.entries(value);
  return (
    members.length <= MOST.parameters &&
    members.every(([member, held]) =>
      member === UNKNOWN ? held === UNKNOWN : isMemberName(member) && isJson(member, held, depth + 1),
    )
  );
}

function hasOnly(value: unknown, members: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).every((member) => members.includes(member));
}

function isList(value: unknown, most: number): value is unknown[] {
  return Array.isArray(value) && value.length <= most;
}
