import { findingWords } from '../../../src/content/inspector/findings.js';
import { sourcesOfInspector } from '../../../src/content/sources/pages/ofInspector.js';
import { FINDINGS } from '../../../src/core/inspector/index.js';
import { sourceAddress } from '../../../src/core/shared/index.js';
import { FINDING_CASES, type Sample } from '../../core/inspector/findingCases.js';
import { foundIn } from '../../core/inspector/make.js';

/** Each finding of Inspect, the source that argues it, and the two examples its test is made of, as Markdown. */
console.log('| Finding | Severity | Said as | Source | Found in | Not found in |');
console.log('| --- | --- | --- | --- | --- | --- |');
for (const [id, found, not] of FINDING_CASES) {
  const { title, source, section } = findingWords[id];
  const cited = sourcesOfInspector[source];
  if (!cited) throw new Error(`${id} cites ${source}, which is no source`);
  const link = `[${cited.title}${section === undefined ? '' : `, ${section}`}](${sourceAddress(cited, section)})`;
  const cells = [`\`${id}\``, FINDINGS[id], title, link, await shapeOf(found), await shapeOf(not)];
  console.log(`| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`);
}
console.log(
  `\n${FINDING_CASES.length} findings. Each example is tested by tests/core/inspector/findings.test.ts: \`npx vitest run tests/core/inspector/findings.test.ts -t <finding>\`.`,
);

/** What an example is, without a character of it. */
async function shapeOf(sample: Sample): Promise<string> {
  const { text, keys, expect } = typeof sample === 'string' ? { text: sample } : sample;
  const kinds = (await foundIn(text, keys, expect)).map(({ kind, wrappings, vendor }) =>
    [vendor?.id ?? kind, wrappings.length > 0 ? `(${wrappings.join(', ')})` : ''].filter(Boolean).join(' '),
  );
  const beside = [
    keys === undefined ? '' : 'with a key',
    ...Object.keys(expect ?? {}).map((name) => `${name} given`),
  ].filter(Boolean);
  return [kinds.join('; '), ...beside].join(', ');
}
