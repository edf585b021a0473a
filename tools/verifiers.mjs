import './node-version.mjs';
import { createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { installWhatIsMissing } from './run.mjs';
import { askElsewhere, elsewhere } from './verifiers/elsewhere.mjs';
import { fingerprint } from './verifiers/fingerprint.mjs';

/**
 * Runs the verifier kit against common libraries and writes what each gets wrong to src/content/verifier/libraries.ts.
 * A result of one machine and one day; the versions are those that are installed.
 */
installWhatIsMissing();
const { askInNode, inNode } = await import('./verifiers/inNode.mjs');
const { runnerImport } = await import('vite');
const load = async (path) => (await runnerImport(path, { configFile: false, logLevel: 'error' })).module;
const { judge, makeKit, PROFILES } = await load('./src/core/verifier/index.ts');
const { ALGS } = await load('./src/core/credentials/index.ts');

const FILE = 'src/content/verifier/libraries.ts';
const ISSUER = 'https://kit.example';
const AUDIENCE = 'https://api.example';
const deps = {
  clock: { now: Date.now },
  random: { bytes: (length) => crypto.getRandomValues(new Uint8Array(length)) },
};

const kits = [];
for (const alg of ALGS) {
  for (const profile of PROFILES) {
    const input = { issuer: ISSUER, audience: AUDIENCE, alg, profile, leewayS: 0, goodForS: 86_400 };
    kits.push(await makeKit(input, deps));
  }
}

const libraries = [];
for (const { library, language, version, from, year, packaged, uses, ...rest } of [...inNode, ...elsewhere]) {
  const measured = [];
  for (const use of uses) measured.push(await measure({ library, ...rest, ...use }));
  libraries.push({ library, language, version, from, ...(packaged && { packaged, year }), uses: measured });
}

const table = {
  measuredOn: new Date().toISOString().slice(0, 10),
  command: 'npm run verifiers',
  node: process.versions.node,
  kit: fingerprint(kits),
  libraries,
};
const source = `// Written by \`npm run verifiers\`: measured, never typed by hand.
import type { LibraryTable } from './libraryTable.js';

export const libraryTable: LibraryTable = ${JSON.stringify(table)};
`;
const options = await prettier.resolveConfig(FILE);
writeFileSync(FILE, await prettier.format(source, { ...options, filepath: FILE }));
console.log(`${overview(libraries)}\n\nWritten to ${FILE}.`);

/** One way to use a library, with each algorithm: which cases it gets wrong, and in which of them. */
async function measure(asked) {
  const { use, how, profile = 'jwt' } = asked;
  const [supported, cases, wrong, crashes] = [[], {}, new Map(), new Map()];
  for (const kit of kits.filter(({ setup }) => setup.profile === profile)) {
    const { alg } = kit.setup;
    const rows = await rowsOf(asked, kit);
    if (!rows) continue;
    supported.push(alg);
    cases[alg] = kit.cases.length;
    for (const { id, verdict } of rows) {
      if (verdict === 'wrong') wrong.set(id, [...(wrong.get(id) ?? []), alg]);
      if (verdict === 'unclear') crashes.set(id, [...(crashes.get(id) ?? []), alg]);
    }
  }
  return {
    use,
    how,
    profile,
    supported,
    cases,
    wrong: Object.fromEntries(wrong),
    crashes: Object.fromEntries(crashes),
  };
}

/** Null where the library lacks the algorithm: it takes not one good token. */
async function rowsOf(asked, kit) {
  const { jwks, secret, cases, setup } = kit;
  const [key] = jwks.keys;
  const pem =
    key && createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  const given = { alg: setup.alg, issuer: ISSUER, audience: AUDIENCE, jwks, pem, secret };
  const tokens = cases.map(({ token }) => token);
  const statuses = await (asked.verifier ? askInNode : askElsewhere)(asked, given, tokens);
  if (!statuses) return null;
  const report = judge(
    kit,
    statuses.map((status, index) => ({ id: cases[index].id, status })),
  );
  return report.judged ? report.rows : null;
}

function overview(measured) {
  return measured
    .flatMap(({ library, version, uses }) =>
      uses.map(({ use, supported, wrong, crashes }) => {
        const per = ALGS.map((alg) => {
          if (!supported.includes(alg)) return `${alg} –`;
          const count = (ids) => Object.values(ids).filter((algs) => algs.includes(alg)).length;
          return `${alg} ${count(wrong)}${count(crashes) > 0 ? `+${count(crashes)}` : ''}`;
        });
        return `${`${library} ${version}`.padEnd(34)}${use.padEnd(10)}${per.join('  ')}`;
      }),
    )
    .join('\n');
}
