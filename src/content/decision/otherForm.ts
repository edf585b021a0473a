import type { Result } from '../../core/decision/index.js';
import { outcomes } from './outcomes.js';

/** How the outcome on show would be used otherwise: by what it would be headed, or else by what the variant says of itself. */
export function otherForm(now: Result, then: Result): string {
  const [before, after] = [now, then].map(headlineOf);
  if (before !== after) return after ?? '';
  const words = outcomes[then.outcome];
  return words.variants?.[then.variant ?? '']?.sentence ?? words.sentence;
}

/** What a result is called where its form counts: “API key with signed requests”, “Cookie session”. */
export function formName({ outcome, variant = '' }: Result): string {
  const { name, variants } = outcomes[outcome];
  return variants?.[variant]?.name ?? name;
}

function headlineOf({ outcome, variant = '' }: Result): string {
  const { headline, variants } = outcomes[outcome];
  return (variants?.[variant]?.headline ?? headline).map(({ text }) => text).join('');
}
