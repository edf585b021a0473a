import { FORMULAS, GROUPS } from '../../content/scale/words.js';
import type { Figures, System } from '../../core/scale/index.js';
import { toCsv } from '../../core/shared/index.js';
import { listRows } from './words/listRows.js';
import { designRows, inFull } from './words/rows.js';
import { markdownTable } from './words/markdownTable.js';
import { advice, oneSentence } from './words/sentences.js';
import { herdSentences } from './chart/charts.js';
import { putIn } from './words/fields.js';

const ALL = GROUPS.flatMap(({ fields }) => fields);

interface Exported {
  system: System;
  figures: Figures;
  /** Where the page opens again so. */
  address: string;
}

/** A section of a design document: the sentence, five designs, the figures that were put in. */
export function scaleAsMarkdown({ system, figures, address }: Exported): string {
  const rows = designRows(system, figures);
  const heads = ['Design', ...(rows[0]?.cells.map(({ of }) => of) ?? [])];
  return [
    '## At our scale',
    oneSentence(system, figures),
    markdownTable(
      heads,
      rows.map(({ name, cells }) => [name, ...cells.map(inFull)]),
    ),
    markdownTable(
      ['Denylist', 'Ordinary day', 'After the mass revocation', 'All nodes then pull'],
      listRows(figures).map(({ name, ordinary, afterMass, pulled }) => [name, ordinary, afterMass, pulled]),
    ),
    [...advice({ system, figures }), ...herdSentences(figures, system)].map((each) => `- ${each}`).join('\n'),
    `Computed by formulas. Rates and prices are assumptions unless we measured ours. Figures put in: ${putIn(system, ALL).join('; ')}.`,
    `To open again: <${address}>`,
    '',
  ].join('\n\n');
}

/** A row a design and figure, in base units, for a spreadsheet. */
export function scaleAsCsv({ system, figures }: Pick<Exported, 'system' | 'figures'>): string {
  const rows = designRows(system, figures).map(({ id, name }) => {
    const { stillLetIn, exposure, callsStolen, load, bill } = figures.designs[id];
    return [
      id,
      name,
      stillLetIn.meanS,
      stillLetIn.lastNodeS,
      stillLetIn.atMostS,
      exposure.meanS,
      exposure.atMostS,
      callsStolen.mean,
      load.lookupsPerSecond.mean,
      load.lookupsPerSecond.peak,
      load.refreshesPerSecond,
      load.pullsPerSecond,
      load.rows,
      load.nodeBytes,
      bill.cores,
      bill.stores,
      bill.gigabytes,
      bill.gigabytesMoved,
      bill.total,
    ].map(String);
  });
  return toCsv([
    'id,design,let_in_mean_s,let_in_last_node_s,let_in_at_most_s,exposure_mean_s,exposure_at_most_s,calls_stolen_mean,lookups_per_s_mean,lookups_per_s_peak,refreshes_per_s,pulls_per_s,rows,node_bytes,cores,stores,gigabytes,gigabytes_moved,bill_per_month'.split(
      ',',
    ),
    ...rows,
  ]);
}

/** What was put in and all that came out, for programs. */
export function scaleAsJson({ system, figures, address }: Exported): string {
  const formulas = FORMULAS.map(({ what, formula }) => ({ what, formula }));
  return `${JSON.stringify({ version: 1, address, system, figures, formulas }, null, 2)}\n`;
}
