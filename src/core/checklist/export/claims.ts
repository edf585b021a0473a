import type { Claim, SourceLine } from '../recordTypes.js';
import { markdown, markdownAddress, markdownPlain, markdownSource } from './markdown.js';
import { lowerFirst, ours } from './ours.js';

/** A sentence of ours in a record: in the team's voice, as Markdown that shows it as it is. */
export function say(text: string): string {
  return markdown(ours(text));
}

/** An option's name, in the team's voice and with nothing special in it: a file may have brought it. */
export function optionName(option: string): string {
  return markdownPlain(ours(option));
}

/** “A key is looked up. ([RFC 7662, section 4](…))” */
export function claimLine({ text, sources }: Claim): string {
  return say(text) + cited(sources);
}

/** “Good, because one database checks it: a key is looked up cheaply. (…)”; what rests on an assumption says so. */
export function argument(side: 'Good' | 'Bad', { text, sources, because, assuming }: Claim): string {
  const sentence = `${say(lowerFirst(text))}${cited(sources)}`;
  if (assuming.length > 0) return `- ${side}, as long as ${both(assuming.map(say))} (assumed): ${sentence}`;
  return `- ${side}, because ${because && !begins(text, because) ? `${say(because)}: ` : ''}${sentence}`;
}

/** Few enough words to be said again by a sentence that names the same thing. */
const SAME_WORDS = 3;

/** Whether a sentence begins as the clause before it does: then it says on its own what that would. */
export function begins(text: string, clause: string): boolean {
  const firstOf = (from: string): string => from.toLowerCase().split(' ').slice(0, SAME_WORDS).join(' ');
  return firstOf(text) === firstOf(clause);
}

/** Sources by their short names: “Unkey docs: rerolling, …” is “Unkey docs” here. */
export function cited(sources: Claim['sources']): string {
  const shortOf = ({ title }: SourceLine): string => title.split(': ')[0] ?? title;
  const names = sources.map((source, index) => {
    const isShared = sources.some((other, at) => at !== index && shortOf(other) === shortOf(source));
    return markdownSource(isShared ? source : { ...source, title: shortOf(source) });
  });
  return names.length > 0 ? ` (${names.join('; ')})` : '';
}

/** A heading, so many levels down, and what stands under it; without a text, only where other headings follow it. */
export type Part = (down: 0 | 1, heading: string, text: string, alone?: boolean) => string[];

export function partsAt(level: number): Part {
  return (down, heading, text, alone = false) => {
    const mark = `${'#'.repeat(level + down)} ${heading}`;
    if (text === '') return alone ? [mark] : [];
    return [mark, text];
  };
}

export function bullets(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}

/** “a, b and c” */
export function both(parts: readonly string[], word: 'and' | 'or' = 'and'): string {
  const [last = ''] = parts.slice(-1);
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} ${word} ${last}` : last;
}

/** A link, or its words where there is no address. */
export function link(words: string, address: string | null | undefined): string {
  return address ? `[${words}](${markdownAddress(address)})` : words;
}
