import type { RunError } from '../../core/simulation/index.js';

/** What is wrong with a run that came from elsewhere, where, and what to do. Nothing in it is quoted. */
export function faultSentence({ code, where }: RunError, from: 'link' | 'file'): string {
  switch (code) {
    case 'newer_version':
      return `This ${from} was made by a newer version of the app. Reload the page to get that version, then open it again.`;
    case 'not_a_run':
      return where === 'format'
        ? `This ${from} holds no run of the Lab. Choose one that “Download the run” made.`
        : `This ${from} cannot be opened: “${where}” is not what the Lab writes there.`;
    case 'invalid_scenario':
      return `This ${from} cannot be opened: “${where}” is missing or out of its bounds.`;
    case 'invalid_command':
      return `This ${from} cannot be opened: ${commandAt(where)}.`;
  }
}

/** Nothing is wrong with the command but that this story does not let anybody give it. */
export function lockedSentence(position: number, from: 'link' | 'file'): string {
  return `This ${from} cannot be opened: the story does not unlock command ${position + 1}.`;
}

/** `commands[2].at` is the third command; a person counts from one. */
function commandAt(where: string): string {
  const [, list, index, member] = /^(.*?)\[(\d+)\](\.at)?$/.exec(where) ?? [];
  if (index === undefined) return `“${where}” is not a list of commands, or is too long`;
  const name = `command ${Number(index) + 1} of “${list}”`;
  return member ? `the time of ${name} lies outside the story` : `the Lab does not know ${name}`;
}
