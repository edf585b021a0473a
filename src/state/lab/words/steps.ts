import { upperFirst } from '../../../core/shared/index.js';
import { KEY_WORDS, REFUSAL_WORDS, STEP_WORDS } from '../../../content/lab/words.js';
import type { Refusal, Step } from '../../../core/api/index.js';
import type { Settings } from '../../../core/simulation/index.js';
import { filled } from '../../text/phrase.js';

type SignedWith = Settings['alg'];

/** What verifiers hold: of a pair the public half, from the JWKS; with HS256 the very secret that signs. */
export function keyWords(alg: SignedWith): Readonly<Record<'key' | 'keys', string>> {
  return alg === 'HS256' ? KEY_WORDS.secret : KEY_WORDS.pair;
}

/** What a step of the server came to, where tokens are signed so. */
export function stepWords({ id, ok, code, skipped }: Step, alg: SignedWith): string {
  if (skipped) return STEP_WORDS[id].skipped?.[skipped] ?? 'Not done';
  if (ok) return inWords(STEP_WORDS[id].passed, alg);
  return code ? refusalWords(code, alg) : 'Refused here';
}

export function refusalWords(code: Refusal, alg: SignedWith): string {
  return inWords(REFUSAL_WORDS[code], alg);
}

/** What verifiers hold may begin a sentence; a claim that begins one, such as `exp`, is spelled as in the token. */
function inWords(words: string, alg: SignedWith): string {
  const text = filled(words, keyWords(alg));
  return words.startsWith('{') ? upperFirst(text) : text;
}
