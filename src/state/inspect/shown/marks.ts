import type { Found } from '../../../core/inspector/index.js';

/** A stretch of the pasted text, and how it is drawn. */
export interface Mark {
  text: string;
  /** Null for what is around credentials. */
  as: 'key' | 'header' | 'payload' | 'signature' | 'jwt' | 'other' | null;
  isShown: boolean;
}

const JOSE: readonly Found['kind'][] = ['jwt', 'jws', 'jwe', 'sd-jwt', 'paseto'];
/** Whole documents are drawn only where nothing in them is. */
const DOCUMENTS: readonly Found['kind'][] = [
  'token-response',
  'metadata',
  'introspection',
  'jwks',
  'jwk',
  'jws-json',
];

/** The text in stretches, one after the other and with nothing left out, so that it can lie under itself. */
export function marksOf(text: string, found: readonly Found[], shown: Found | null): Mark[] {
  const marks: Mark[] = [];
  let done = 0;
  const plain = (until: number): void => {
    if (until > done) marks.push({ text: text.slice(done, until), as: null, isShown: false });
    done = Math.max(done, until);
  };
  for (const each of found.filter(({ kind }) => !DOCUMENTS.includes(kind))) {
    const end = Math.min(text.length, each.at + each.length);
    if (each.at < done || end <= each.at) continue;
    plain(each.at);
    const piece = text.slice(each.at, end);
    marks.push(...partsOf(piece, each.kind).map((part) => ({ ...part, isShown: each === shown })));
    done = end;
  }
  plain(text.length);
  return marks;
}

function partsOf(piece: string, kind: Found['kind']): Pick<Mark, 'text' | 'as'>[] {
  if (!JOSE.includes(kind)) return [{ text: piece, as: kind === 'pem' ? 'other' : 'key' }];
  const parts = /^([^.]*)(\.[^.]*\.)([^.]*)$/.exec(piece);
  if (!parts) return [{ text: piece, as: 'jwt' }];
  const [, header = '', payload = '', signature = ''] = parts;
  const all = [
    { text: header, as: 'header' },
    { text: payload, as: 'payload' },
    { text: signature, as: 'signature' },
  ] as const;
  return all.filter((part) => part.text !== '');
}
