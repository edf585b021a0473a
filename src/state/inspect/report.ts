import { findingWords } from '../../content/inspector/findings.js';
import { endingWords, severityWords, wrappingWords } from '../../content/inspector/names.js';
import { vendorKeyWords } from '../../content/inspector/vendorKeys.js';
import { vendors } from '../../content/inspector/vendors.js';
import { aboutWords, saysWords, verdictWords } from '../../content/inspector/verdicts.js';
import { sourcesOfInspector } from '../../content/sources/pages/ofInspector.js';
import type { Found } from '../../core/inspector/index.js';
import { count } from '../text/format.js';
import { citedInMarkdown } from '../text/cited.js';
import { moment } from './shown/moments.js';
import { summaryOf } from './shown/summary.js';
import { audiencesOf, powersOf, whatItIs } from './shown/what.js';

/** Algorithms whose name may be repeated: any other is foreign text. */
const ALG = /^(?:[HRPE]S(?:256|384|512)|ES256K|EdDSA|Ed25519|Ed448|none)$/;

/**
 * What was found, as Markdown for a ticket: kinds, verdicts, findings and what ends it. Not a character of what was pasted
 * is in it: no value, no name, no issuer.
 */
export function reportOf(found: readonly Found[], at: number): string {
  const parts = found.map((each, index) => one(each, at, found.length > 1 ? `${index + 1}. ` : ''));
  return ['# What was inspected', '', `Judged at ${moment(at)}.`, '', ...parts].join('\n');
}

function one(found: Found, at: number, number: string): string {
  const { title, says } = summaryOf(found, at);
  const { verdicts, findings, wrappings, vendor, endings, header } = found;
  const alg = header?.['alg'];
  const where = wrappings.map((wrapping) => wrappingWords[wrapping]).join(', ');
  const ends = vendor ? vendors[vendorKeyWords[vendor.id].vendor].ends : null;
  return [
    `## ${number}${whatItIs(found)}`,
    '',
    `**${title}.** ${says}`,
    '',
    ...(typeof alg === 'string' && ALG.test(alg) ? [`Algorithm: ${alg}.`, ''] : []),
    ...(said(found) === '' ? [] : [said(found), '']),
    ...(where === '' ? [] : [`It was ${where}.`, '']),
    '| Verdict | | Why |',
    '| --- | --- | --- |',
    ...verdicts.map(
      ({ about, says: verdict, code }) =>
        `| ${aboutWords[about]} | ${saysWords[verdict]} | ${verdictWords[code].why} |`,
    ),
    '',
    ...(findings.length > 0 ? ['### Findings', '', ...findings.map(finding), ''] : []),
    ...(endings.length > 0 || ends !== null ? ['### What ends it', ''] : []),
    ...(ends === null ? [] : [`- ${ends}`]),
    ...endings.filter((ending) => ending !== 'vendor').map((ending) => `- ${endingWords[ending]}`),
    '',
  ].join('\n');
}

/** Which of its claims matter to whoever reads the ticket: how many of each, since a value could tell whose it is. */
function said(found: Found): string {
  const counted = [
    found.claims?.['iss'] !== undefined && 'its issuer',
    audiencesOf(found).length > 0 && count(audiencesOf(found).length, 'audience'),
    powersOf(found).length > 0 && count(powersOf(found).length, 'scope or role', 'scopes and roles'),
  ].filter((part) => part !== false);
  return counted.length > 0 ? `It names ${counted.join(', ')}.` : '';
}

function finding({ id, severity }: Found['findings'][number]): string {
  const { title, fact, fix, source, section } = findingWords[id];
  const cited = citedInMarkdown([{ source, ...(section !== undefined && { section }) }], sourcesOfInspector);
  return `- **${severityWords[severity].word}: ${title}.** ${fact} Fix: ${fix} (${cited})`;
}
