import { signerOf } from '../../../core/api/index.js';
import type { View } from '../../../core/simulation/index.js';
import { duration, runTime } from '../../text/format.js';
import { keyWords } from '../words/steps.js';
import { withTouch } from './touches.js';
import type { KeptTable, Touches } from './types.js';

export function signingKeys(
  { server, at, settings, startsAt }: View,
  touches: Touches,
): Omit<KeptTable, 'isAsked'> {
  const all = [...server.signingKeys.values()];
  const signer = signerOf(all, settings.alg, at);
  const rows = all.map((row) => {
    const { kid, alg, removed, signsFrom } = row;
    const life = removed
      ? `removed ${runTime(removed.at, startsAt)}`
      : row === signer
        ? 'signs'
        : signsFrom > at
          ? `signs from ${runTime(signsFrom, startsAt)}`
          : 'verifies only';
    return { key: kid, name: kid, detail: `${alg} · ${life}`, isOver: removed !== null };
  });
  return {
    id: 'signingKeys',
    title: 'Signing keys',
    where:
      settings.alg === 'HS256'
        ? 'issuer, and each verifier has the secret'
        : 'issuer, public half in the JWKS',
    empty: 'No key.',
    rows: withTouch('signingKeys', touches, rows),
  };
}

const COPY_WORDS: Record<string, string> = {
  denylist: 'denylist',
  status_list: 'status list',
};

/** Copies are no more than times: what stood in the original then stands in the copy. */
export function copies({ server, at, settings }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const regions = settings.regions.length;
  const rows = [...server.copies].map(([key, fetched]) => {
    const [list = '', region = ''] = key.split(' ');
    const held =
      list === 'jwks'
        ? [...server.signingKeys.values()]
            .filter(
              ({ published, removed }) =>
                published.request <= fetched.request && (!removed || removed.request > fetched.request),
            )
            .map(({ kid }) => kid)
            .join(', ')
        : '';
    return {
      key,
      name: `${list === 'jwks' ? keyWords(settings.alg).keys : (COPY_WORDS[list] ?? list)}${regions > 1 ? `, ${region}` : ''}`,
      detail: [held, `${duration(at - fetched.at)} old`].filter(Boolean).join(' · '),
    };
  });
  return {
    id: 'copies',
    title: 'The verifier’s copies',
    where: 'verifier memory',
    empty: 'No copy yet.',
    rows: withTouch('copies', touches, rows),
  };
}

export function introspections({ server, at }: View, touches: Touches): Omit<KeptTable, 'isAsked'> {
  const rows = [...server.introspections].map(([key, { claims, fetchedAt }]) => ({
    key,
    name: claims?.jti ?? 'a dead token',
    detail: `${claims ? 'active' : 'not active'} · ${duration(at - fetchedAt)} old`,
  }));
  return {
    id: 'introspections',
    title: 'The issuer’s answers',
    where: 'verifier memory',
    empty: 'None remembered: every call asks.',
    rows: withTouch('introspections', touches, rows),
  };
}
