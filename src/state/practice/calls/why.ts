import type { Settings } from '../../../core/simulation/index.js';
import { refusalWords } from '../../lab/index.js';
import type { Call } from './call.js';

/** Why a call came to nothing, in a sentence or two; null where it went well. */
export function whyOf({ verdict, told: { fault, why }, trace }: Call, alg: Settings['alg']): string | null {
  const decided = trace.steps[trace.decidedBy];
  const said = decided?.code ? `${refusalWords(decided.code, alg)}.` : (why ?? '');
  if (fault !== null) {
    const left = verdict === 'none' ? 'It left the client without an answer.' : said;
    return `A fault met it: ${fault}. ${left}`.trim();
  }
  return verdict === 'allowed' || said === '' ? null : said;
}
