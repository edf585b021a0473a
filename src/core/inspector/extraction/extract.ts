import type { VendorKey } from '../vendors/find.js';
import { vendorKeys } from '../vendors/find.js';
import type { Kind, Wrapping } from '../types.js';
import { textOf } from './base64.js';
import { compactTokens, type Stretch } from './compact.js';
import { columnValues } from './columns.js';
import { commandValues } from './commands/commands.js';
import { contextOf } from './context.js';
import type { CookieGuards } from './cookie.js';
import { jsonDocuments, jsonStrings } from './documents.js';
import { layersOf, packed, type Layer } from './layers/layers.js';
import { apartFrom, withoutInner, type Placed } from './layers/places.js';
import { namedValues } from './names.js';
import { pemBlocks } from './pem.js';
import { OFTEN, type Steps } from './steps.js';
import {
  basicPairs,
  demoKeys,
  isMacaroon,
  loneString,
  macaroons,
  packages,
  type Pair,
  pasetos,
  UUID,
} from './patterns.js';

/** Something that looks like a credential, and what it was taken out of. */
export interface Candidate {
  /** What its shape says; a `jwt` may turn out to be something else once it is read. */
  kind: Kind;
  token: string;
  at: number;
  length: number;
  isElided: boolean;
  value?: Record<string, unknown>;
  vendor?: VendorKey;
  name?: string;
  wrappings: Wrapping[];
  /** What guards it, where a server sets it as a cookie. */
  cookie?: CookieGuards;
}

interface Piece extends Stretch, Placed {
  kind: Kind;
  layer: Layer;
  around: readonly Wrapping[];
  value?: Record<string, unknown>;
  vendor?: VendorKey;
}

export const MOST_FOUND = 50;
const MOST_DEPTH = 3;

/** The credentials of a text in their order, each once, and how many more there are. */
export function* extract(text: string): Steps<{ candidates: Candidate[]; left: number }> {
  const { plain, decoded } = yield* layersOf(text);
  yield;
  const pieces = yield* piecesOf(decoded, [], 0);
  // Where percent-encoding was undone inside JSON, its quotes were undone as well.
  if (plain !== decoded) {
    yield;
    pieces.push(...(yield* documentsOf(plain, [], 0)));
  }
  yield;
  const placed = pieces
    .map((piece) => {
      const { at, length } = piece.layer.span(piece.start, piece.end);
      return { piece, at, length };
    })
    .sort((left, right) => left.at - right.at || right.length - left.length);
  const unique = new Map<string, (typeof placed)[number]>();
  for (const each of placed) {
    const key = `${each.piece.kind} ${each.piece.token}`;
    if (!unique.has(key)) unique.set(key, each);
  }
  const kept = [...unique.values()];
  return {
    candidates: kept.slice(0, MOST_FOUND).map(({ piece, at, length }) => candidateOf(piece, at, length)),
    left: Math.max(0, kept.length - MOST_FOUND),
  };
}

function candidateOf(piece: Piece, at: number, length: number): Candidate {
  const { token, layer, start, end, isElided, value, vendor } = piece;
  const { name: beside, wrappings, cookie } = contextOf(layer.text, start, end);
  const name = piece.name ?? beside;
  const all = [
    ...piece.around,
    ...wrappings,
    ...(piece.hasLines ? (['lines'] as const) : []),
    ...layer.undone(start, end),
    ...(isElided ? (['elided'] as const) : []),
  ];
  return {
    kind: exactKind(piece.kind, token),
    token,
    at,
    length,
    isElided,
    ...(value && { value }),
    ...(vendor && { vendor }),
    ...(name !== undefined && { name }),
    ...(cookie && { cookie }),
    wrappings: [...new Set<Wrapping>(all)],
  };
}

/** Everything in a layer, what is surest first: nothing is found twice, or inside something that was found. */
function* piecesOf(layer: Layer, around: readonly Wrapping[], depth: number): Steps<Piece[]> {
  const { text } = layer;
  // Written out: a spread takes ten times as long, and there can be a hundred thousand of them.
  const as = (kind: Kind, stretches: readonly Stretch[]): Piece[] =>
    stretches.map(({ start, end, token, hasLines, isElided, name }) => ({
      start,
      end,
      token,
      hasLines,
      isElided,
      ...(name !== undefined && { name }),
      kind,
      layer,
      around,
    }));
  const pem = as('pem', pemBlocks(text));
  yield;
  const pieces = [...pem, ...(yield* documentsOf(layer, around, depth))];
  const wholes = pieces.filter(({ kind }) => kind !== 'token-response' && kind !== 'metadata');
  const inside = (list: Piece[]): Piece[] => apartFrom(wholes, list);

  yield;
  const tokens = as('jwt', yield* compactTokens(text));
  yield;
  const keys = (yield* vendorKeys(text)).map((stretch): Piece => ({
    ...stretch,
    kind: 'api-key',
    layer,
    around,
  }));
  yield;
  const others = [
    ...as('demo-key', demoKeys(text)),
    ...as('paseto', pasetos(text)),
    ...as('macaroon', macaroons(text)),
  ];
  yield;
  const firm = withoutInner(inside([...tokens, ...keys, ...others]));
  yield;
  const inPairs: Piece[] = [];
  for (const pair of yield* basicPairs(text)) {
    inPairs.push(...(yield* basic(pair, layer, around, depth)));
    if (inPairs.length % OFTEN === 0) yield;
  }
  const pairs = apartFrom([...wholes, ...firm], inPairs);
  yield;
  const inBoxes: Piece[] = [];
  for (const box of packages(text)) inBoxes.push(...(yield* unpacked(box, layer, around, depth)));
  const boxes = apartFrom([...wholes, ...firm], inBoxes);
  yield;
  const sure = [...firm, ...pairs, ...boxes];
  sure.push(...apartFrom([...wholes, ...sure], as('opaque', yield* commandValues(text))));
  yield;
  const values = as('opaque', [...(yield* namedValues(text)), ...(yield* columnValues(text))]);
  yield;
  const found = [...pieces, ...sure, ...apartFrom([...wholes, ...sure], values)];
  if (found.length > 0 || depth >= MOST_DEPTH) return found;
  const lone = loneString(text);
  if (!lone) return [];
  const inBox = yield* unpacked(lone, layer, around, depth);
  return inBox.length > 0 ? inBox : as('opaque', [lone]);
}

function* documentsOf(layer: Layer, around: readonly Wrapping[], depth: number): Steps<Piece[]> {
  const here = (yield* jsonDocuments(layer.text)).map(({ kind, start, end, value }): Piece => {
    const token = layer.text.slice(start, end);
    return { start, end, token, hasLines: false, isElided: false, kind, layer, around, value };
  });
  if (depth >= MOST_DEPTH) return here;
  yield;
  for (const { start, end, inner } of jsonStrings(layer.text)) {
    const inside = yield* documentsOf(packed(inner, layer, start, end), [...around, 'json'], depth + 1);
    here.push(...inside.map((piece) => ({ ...piece, box: { start, end } })));
  }
  return here;
}

/** Shorter than anything that stands in the place of a user or a password and is known by itself. */
const LEAST_INSIDE = 24;

/** A user and a password; or what was put in the place of one of them. */
function* basic(pair: Pair, layer: Layer, outside: readonly Wrapping[], depth: number): Steps<Piece[]> {
  const around: readonly Wrapping[] = pair.isInUrl ? [...outside, 'userinfo'] : outside;
  const isLong = depth < MOST_DEPTH && pair.plain.length >= LEAST_INSIDE;
  const inner = isLong
    ? yield* piecesOf(packed(pair.plain, layer, pair.start, pair.end), [], MOST_DEPTH)
    : [];
  const known = inner.filter(({ kind }) => kind !== 'opaque' && kind !== 'uuid');
  if (known.length === 0)
    return [
      {
        start: pair.start,
        end: pair.end,
        token: pair.token,
        hasLines: false,
        isElided: false,
        kind: 'basic',
        layer,
        around,
      },
    ];
  return insideOf(pair, known, layer, pair.isPacked ? [...around, 'base64'] : around);
}

/** What base64 was put around. */
function* unpacked(box: Stretch, layer: Layer, around: readonly Wrapping[], depth: number): Steps<Piece[]> {
  const inner = depth < MOST_DEPTH ? textOf(box.token) : null;
  if (inner === null || inner.length < 16) return [];
  yield;
  const inside = yield* piecesOf(packed(inner, layer, box.start, box.end), [], depth + 1);
  const known = inside.filter(({ kind }) => kind !== 'opaque' && kind !== 'uuid');
  return known.length > 0 ? insideOf(box, known, layer, [...around, 'base64']) : [];
}

/** The pieces of a package, with what stands around the package. */
function insideOf(
  box: Stretch,
  pieces: readonly Piece[],
  layer: Layer,
  around: readonly Wrapping[],
): Piece[] {
  const { wrappings } = contextOf(layer.text, box.start, box.end);
  const { start, end } = box;
  return pieces.map((piece) => ({
    ...piece,
    box: { start, end },
    around: [...wrappings, ...around, ...piece.around],
  }));
}

/** What a string without a prefix is after all. */
function exactKind(kind: Kind, token: string): Kind {
  if (kind !== 'opaque') return kind;
  return UUID.test(token) ? 'uuid' : isMacaroon(token) ? 'macaroon' : kind;
}
