import { list, object, succeed, table, text, type Reader, type Result } from '../../core/shared/index.js';
import { readAnswers, type LinkProblem } from './link.js';
import type { Behind } from './planStorage.js';
import { LONGEST, pack, unpack, type LinkFault } from '../shell/packed.js';
import { formatRoute } from '../shell/route.js';

/** Somebody's decisions, as a link or a file carries them. */
export interface Carried {
  decisions: readonly Behind[];
  /** What they say that is none of our questions or answers. */
  problems: readonly LinkProblem[];
}

const readers: Reader<{ name: string; answers: Record<string, string> }[]> = list(
  object({ name: text, answers: table(text) }),
);

/** Reads decisions; what this version does not know is reported and left out. */
export const carried: Reader<Carried> = (value, at) => {
  const said = readers(value, at);
  if (!said) return undefined;
  const links = said.map(({ answers }) => readAnswers(answers));
  return {
    decisions: said.map(({ name }, index) => ({ name, answers: links[index]?.answers ?? {} })),
    problems: links.flatMap(({ problems }) => problems),
  };
};

const shape = object<{ decisions: Carried }>({ decisions: carried });

/** The fragment of a plan, `#/decide/plan?l=1.…`; null where it would be too long. */
export function writePlanLink(decisions: readonly Behind[]): string | null {
  const said = decisions.map(({ name, answers }) => ({ name, answers }));
  const link = formatRoute(['decide', 'plan'], { l: pack({ decisions: said }) });
  return link.length <= LONGEST ? link : null;
}

/** Null for an address that carries no plan. */
export function readPlanLink(
  query: Readonly<Record<string, string>>,
): Result<Carried, { code: LinkFault }> | null {
  if (query['l'] === undefined) return null;
  const read = unpack(query['l'], shape);
  return read.ok ? succeed(read.value.decisions) : read;
}
