import { markdownPlain, type NamedDecision } from '../../../core/checklist/index.js';
import { upperFirst } from '../../../core/shared/index.js';
import { markdownTable } from '../words/markdownTable.js';
import { amount, time } from '../words/numbers.js';
import { inFull } from '../words/rows.js';
import { designAt, restsOn, rowAt, type OurSize } from './ourSize.js';

/**
 * What a plan’s decisions mean at this size, in one table. The size is that of the whole system, and nobody said which
 * part of it each caller is: each line is worked out as if all calls were theirs, and the section says so.
 *
 * @returns null where no decision has a credential that is checked
 */
export function planScale(size: OurSize, decisions: readonly NamedDecision[]): string | null {
  const { system } = size;
  const checked = decisions.flatMap(({ name, advice: { outcome } }) => {
    const design = designAt(size, outcome);
    return design ? [{ name, design, row: rowAt(size, design, outcome) }] : [];
  });
  const [first] = checked;
  if (!first) return null;
  const others = decisions.filter(({ advice }) => !designAt(size, advice.outcome));
  const named = (those: readonly { name: string }[]): string =>
    upperFirst(new Intl.ListFormat('en-GB').format(those.map(({ name }) => markdownPlain(name))));
  const heads = ['For', 'Checked as', ...first.row.cells.map(({ of }) => of.replace('you', 'we'))];
  const lines = [...new Set(checked.map(({ row }) => row.name))].map((way) => {
    const same = checked.filter(({ row }) => row.name === way);
    return [named(same), way, ...(same[0]?.row.cells.map(inFull) ?? [])];
  });
  return [
    `Our ${amount(system.callsPerSecond)} calls per second on ${amount(system.nodes)} nodes are not divided among the callers here: each line is worked out as if all calls were made that way.`,
    markdownTable(heads, lines),
    `Detecting and deciding takes ${time(system.detectS + system.decideS)}. The bill is in the currency of the prices.`,
    ...(others.length > 0
      ? [`Left out, as no credential of ours is checked there, or none is chosen yet: ${named(others)}.`]
      : []),
    ...restsOn(
      size,
      checked.map(({ design }) => design),
    ),
  ].join('\n\n');
}
