import { writeFile } from 'node:fs/promises';
import { helpText } from '../../core/practice/index.js';
import {
  adviceOn,
  exportReport,
  judge,
  makeKit,
  patternOf,
  type Kit,
  type Report,
  type Row,
  type Severity,
} from '../../core/verifier/index.js';
import { sleep } from '../sleep.js';
import { serveIssuer, type KitIssuer } from './issuer.js';
import { formatOf, VERIFY_OPTIONS, verifyOptions, type VerifyOptions } from './options.js';
import { sendCases } from './sendCases.js';

export const VERIFY_USAGE = `key-or-token verify --url <address> [options]

Sends good and bad tokens to an API on this machine and says which of them it should not have taken. The API must trust
the issuer that is served meanwhile.`;

/** What the command ends with: nothing harmful, something harmful, or not all proven. */
const FINE = 0;
const HARM = 1;
const NOT_PROVEN = 2;

/** The good tokens outlive any run. */
const GOOD_FOR_S = 4 * 3600;
const SEVERITIES: readonly Severity[] = ['harm', 'risk', 'note'];

/** Runs the verifier kit against an API. Returns what the process ends with. */
export async function verify(
  args: readonly string[],
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const asked = verifyOptions(args);
  if (asked.kind === 'help') {
    say(`${VERIFY_USAGE}\n${helpText(VERIFY_OPTIONS)}\n`);
    return FINE;
  }
  if (asked.kind === 'fault') {
    complain(`${asked.message}\n`);
    return NOT_PROVEN;
  }
  const { options } = asked;
  const issuer = await serveIssuer(options.issuerPort).catch(() => null);
  if (!issuer) {
    complain(`Port ${options.issuerPort} is in use. --issuer-port names another.\n`);
    return NOT_PROVEN;
  }
  try {
    return await run(options, issuer, say, complain);
  } finally {
    await issuer.close();
  }
}

async function run(
  options: VerifyOptions,
  served: KitIssuer,
  say: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const { url, audience, alg, profile, leewayS, claims, rate, maxSeconds, method, out, quiet } = options;
  const issuer = options.issuer ?? `http://localhost:${served.port}`;
  const kit = await makeKit(
    { issuer, audience, alg, profile, leewayS, goodForS: GOOD_FOR_S, ...(claims && { claims }) },
    {
      clock: { now: () => Date.now() },
      random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
    },
  );
  served.use(kit);
  const total = kit.cases.length;
  const tell = quiet ? () => undefined : say;
  tell(`Issuer ${issuer}, audience ${audience}, ${alg}: ${total} tokens to ${url}, ${rate} a second.\n`);
  const results = await sendCases(kit.cases, {
    url,
    method,
    rate,
    maxSeconds,
    fetch,
    sleep,
    stopwatch: performance,
    progress: (sent) => (sent % rate === 0 || sent === total ? tell(`${sent} of ${total}\n`) : undefined),
  });
  const report = judge(kit, results);
  const isWritten = out === undefined || (await written(out, kit, report, complain));
  const advice = adviceOn(report);
  if (!report.judged) {
    complain(nothingProven(served, kit, advice, patternOf(report.rows) === 'refuses-all'));
    return NOT_PROVEN;
  }
  if (advice !== null) complain(`${advice}\n`);
  say(summaryOf(report));
  if (report.rows.some((row) => row.verdict === 'wrong' && row.severity === 'harm')) return HARM;
  const unproven = report.counts.unclear + report.counts.missing;
  if (unproven === 0) return isWritten ? FINE : NOT_PROVEN;
  complain(`${unproven} of ${total} tokens got neither a yes nor a no, so nothing is proven of them.\n`);
  return NOT_PROVEN;
}

/** Whether the report could be written: what was found is said all the same. */
async function written(
  path: string,
  kit: Kit,
  report: Report,
  complain: (text: string) => void,
): Promise<boolean> {
  try {
    await writeFile(path, exportReport(kit, report, formatOf(path) ?? 'markdown'));
    return true;
  } catch (error) {
    complain(`The report was not written. ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

function nothingProven(
  { wasAsked }: KitIssuer,
  { setup }: Kit,
  advice: string | null,
  isRefused: boolean,
): string {
  const why =
    advice !== null && !isRefused
      ? advice
      : wasAsked
        ? `No good token was taken, though the API asked for the keys. Check its audience (${setup.audience}), and that the address needs no more than these tokens grant: --claims adds to them.`
        : `No good token was taken, and the API never asked for the keys of ${setup.issuer}. Set it up to trust that issuer.`;
  return `Nothing is proven. ${why}\n`;
}

/** The worst first, then the counts. */
function summaryOf({ rows, counts }: Report): string {
  const wrong = SEVERITIES.flatMap((severity) =>
    rows.filter((row) => row.verdict === 'wrong' && row.severity === severity),
  );
  const unclear = rows.filter(({ verdict }) => verdict === 'unclear');
  const counted = `${counts.right} right, ${counts.wrong} wrong, ${counts.open} where either is right, ${counts.unclear} unclear, ${counts.missing} not sent.`;
  return `${[...wrong.map(lineOf), ...unclear.map(({ id, status }) => `unclear  ${id}: ${status === 0 ? 'no answer' : `answered ${status}`}`), counted].join('\n')}\n`;
}

function lineOf({ severity, id, status, accept, title, ifWrong }: Row): string {
  const deserves = accept === true ? 'taken' : 'refused';
  return `${severity.padEnd(7)}  ${id}: answered ${status}, deserves to be ${deserves}. ${title}. ${ifWrong}`;
}
