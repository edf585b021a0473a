import { describe, expect, it, test } from 'vitest';
import { decisionModel } from '../../../src/content/decision/model.js';
import { outcomeNames } from '../../../src/content/decision/outcomeNames.js';
import { outcomes } from '../../../src/content/decision/outcomes.js';
import { presets } from '../../../src/content/decision/presets.js';
import { questions } from '../../../src/content/decision/questions.js';
import type { Answers } from '../../../src/core/decision/index.js';
import { decide } from '../../../src/core/decision/index.js';
import { buildChecklist, exportChecklist, type NamedDecision } from '../../../src/core/checklist/index.js';
import { lowerFirst, ours } from '../../../src/core/checklist/export/ours.js';
import { aroundRecords, withRecords } from '../../../src/state/checklist/documents.js';
import { recordWords } from '../../../src/state/checklist/recordWords.js';
import { readShared } from '../../../src/state/checklist/share.js';
import { resultAddress } from '../../../src/state/decide/link.js';
import { titleOf } from '../../../src/state/decide/index.js';
import { planned } from '../../../src/state/decide/planned.js';
import { namedInDocuments, writeRecord, type RecordKind } from '../../../src/state/decide/record.js';

const preset = (id: string): Answers => presets.find((each) => each.id === id)?.answers ?? {};
const decision = (name: string, answers: Answers) => ({
  name,
  answers,
  advice: decide(decisionModel, answers),
});
const resultOf = (answers: Answers): string => `(https://key-or-token.example/${resultAddress(answers)})`;

const cases = {
  // Some questions are left open: what is assumed stands apart.
  'partner-api': [
    decision('our API', {
      direction: 'inbound',
      caller: 'partner',
      home: 'server',
      identity: 'no',
      revocation: 'minute',
      verifiers: 'one',
      lookup: 'cached',
      metering: 'main',
      integrators: 'public',
    }),
  ],
  spa: [decision('our API', preset('spa'))],
  microservices: [
    decision('our services', {
      direction: 'inbound',
      caller: 'ours',
      home: 'server',
      identity: 'every-call',
      revocation: 'quarter-hour',
      verifiers: 'many',
      platform: 'idp',
      stakes: 'high',
    }),
  ],
  open: [
    decision('our API', {
      caller: 'person',
      home: 'browser',
      revocation: 'next-request',
      lookup: 'none',
      platform: 'app-only',
    }),
  ],
  plan: [
    decision('Partner API', preset('partner-api')),
    decision('Dashboard', preset('saas-dashboard')),
    decision('a device in the field', preset('iot-fleet')),
  ],
  webhooks: [decision('webhooks', preset('webhooks'))],
};

function write(kind: RecordKind, decisions: readonly NamedDecision[], scale = ''): string {
  return writeRecord(kind, decisions, {
    now: new Date(2026, 10, 29),
    address: (fragment) => `https://key-or-token.example/${fragment}`,
    scale,
  });
}

describe.each(Object.entries(cases))('the documents of %s', (name, decisions) => {
  it.each(['adr', 'defence'] as const)('are those of the golden file: %s', async (kind) => {
    await expect(write(kind, decisions)).toMatchFileSnapshot(`./golden/${name}-${kind}.md`);
  });
});

/** Every preset, with all its answers and with half of them left open. */
const everywhere = presets.flatMap(({ id, answers }) => [
  [id, answers] as const,
  [
    `${id}, half open`,
    Object.fromEntries(Object.entries(answers).filter((_, index) => index % 2 === 0)),
  ] as const,
]);

describe.each(everywhere)('the record of %s', (_, answers) => {
  const { advice } = decision('our API', answers);
  const record = write('adr', [decision('our API', answers)]);
  const under = (heading: string): string => {
    const [, after = ''] = record.split(`\n${heading}\n`);
    return after.split(/\n#{2,3} /)[0] ?? '';
  };

  it('has a status, a day and the headings of MADR in their order', () => {
    expect(record).toMatch(/^---\nstatus: proposed\ndate: 2026-11-29\n---\n\n# \S/);
    const headings = [...record.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    const madr = [
      'Context and Problem Statement',
      'Decision Drivers',
      'Considered Options',
      'Decision Outcome',
      'Pros and Cons of the Options',
      'More Information',
    ];
    expect(headings).toEqual(madr.filter((heading) => headings.includes(heading)));
    expect(headings).toContain('Decision Outcome');
  });

  it('speaks as the team does, and never to it', () => {
    // What a source is called is its own.
    const told = record.replace(/\[(?:\\.|[^\]\\])*\]\([^)]*\)/g, '');
    expect(told.match(/\byou(rs?)?\b(?!_).{0,40}/gi) ?? []).toEqual([]);
  });

  it('says what was assumed under a heading of its own, and wants none of it', () => {
    const clauseOf = (question: string, answer: string): string =>
      questions.find(({ id }) => id === question)?.answers.find(({ id }) => id === answer)?.clause ?? '';
    const assumed = Object.entries(advice.counted ?? {})
      .filter(([question]) => question !== 'direction')
      .map(([question, answer]) => ours(clauseOf(question, answer)));
    for (const clause of assumed) {
      expect(under('### Assumed')).toContain(`- ${clause}\n`.trimEnd());
      expect(under('## Decision Drivers').toLowerCase()).not.toContain(`- ${clause.toLowerCase()}\n`);
    }
    expect(record.includes('### Assumed')).toBe(assumed.length > 0);
  });

  it('has a heading for each option that it considers, the chosen one first, each with what was weighed', () => {
    const considered = [...under('## Considered Options').matchAll(/^- (.+)$/gm)].map(([, name]) => name);
    const [, prosAndCons = ''] = record.split('\n## Pros and Cons of the Options\n');
    const headings = [...(prosAndCons.split('\n## ')[0]?.matchAll(/^### (.+)$/gm) ?? [])].map(
      ([, name]) => name,
    );
    if (considered.length > 1) expect(headings).toEqual(considered);
    if (advice.outcome !== 'none') expect(considered[0]).toBe(ours(outcomeNames[advice.outcome].name));
  });

  it('gives reasons for the outcome alone, the price of it, and five items that prove it at most', () => {
    const reasons = under('## Decision Outcome');
    for (const { rule } of advice.ruledOut) {
      const veto = decisionModel.vetoes.find(({ id }) => id === rule);
      expect(reasons).not.toContain(lowerFirst(veto?.reason ?? '-'));
    }
    for (const { text } of outcomes[advice.outcome].costs)
      expect(under('### Consequences')).toContain(ours(text));
    const items = [...under('### Confirmation').matchAll(/^- /gm)];
    expect(items.length).toBeGreaterThan(0);
    expect(items.length).toBeLessThanOrEqual(5);
    expect(under('### Confirmation')).toMatch(/The other \d+ items are on \[our checklist\]\(https:/);
  });

  it('names the address of a source with every argument and every price', () => {
    const claims = [...record.matchAll(/^- (?:Good|Bad), .+$/gm)].map(([line]) => line);
    const prices = under('### Consequences')
      .split('\n')
      .filter((line) => line.startsWith('- '));
    for (const line of [...claims, ...prices]) expect(line).toMatch(/\]\(https:\/\/[^)]+\)/);
  });

  it('leads back to the answers', () => {
    expect(under('## More Information')).toContain(resultOf(answers));
  });
});

test('a plan’s record has a section a caller, each with its own answers, and the checklist once', () => {
  const record = write('adr', cases.plan);
  expect([...record.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual([
    'Context and Problem Statement',
    'Partner API',
    'Dashboard',
    'A device in the field',
    'More Information',
  ]);
  for (const { answers } of cases.plan) expect(record).toContain(resultOf(answers));
  const [, shared = ''] = /our checklist\]\(\S+[?]l=([^)]+)\)/.exec(record) ?? [];
  const read = readShared(shared);
  expect(read.ok && read.value.decisions.map(({ name }) => name)).toEqual(cases.plan.map(({ name }) => name));
  expect(record.match(/our checklist/g)).toHaveLength(1);
});

test('a conflict is a decision still to be made: the two wishes, what each gives up, and the ways out', () => {
  const record = write('adr', cases.open);
  expect(record).toContain('# Open: a credential for our API');
  expect(record).not.toMatch(/chosen|nothing grants all of this/i);
  expect(record).toMatch(/- Either we give up that access has to end on the very next request\. \S/);
  expect(record).toMatch(/- Or we give up that no central store can be asked\. \S/);
  expect(record).toContain('### Ways out, the smallest step first');
});

test('one page defends a decision: three reasons, two costs, and answers to what will be objected', () => {
  for (const [name, [first]] of Object.entries(cases)) {
    if (name === 'open' || name === 'webhooks' || !first) continue;
    const page = write('defence', [first]);
    expect([name, page.match(/^#+ .+$/gm)?.slice(1)]).toEqual([
      name,
      ['## Three reasons', '## Two costs', '## Objections to expect'],
    ]);
    expect(page).toMatch(/\*\*Verdict:\*\* \S/);
    expect(page.match(/^\d\. .+\]\(https:.+$/gm)).toHaveLength(5);
    const objections = page.match(/^\*\*Why not “.+”\?\*\*\n\S.+$/gm) ?? [];
    expect(objections.join('\n').match(/“[^”]+”(?=[^\n]*\?\*\*)/g)?.length).toBeGreaterThan(1);
    expect(page.split('\n').length).toBeLessThan(50);
  }
});

/** The sentences of a page that carry a source: its arguments, apart from the headings they stand under. */
const argumentsIn = (page: string): string[] =>
  [...page.matchAll(/(?:^|: |\. )([^.:\n][^\n(]*?\.) \(\[/gm)].map(([, said = '']) => said.toLowerCase());

describe.each(everywhere)('the page to defend %s with', (_, answers) => {
  it('gives no argument twice', () => {
    const given = argumentsIn(write('defence', [decision('our API', answers)]));
    expect(given.filter((said, index) => given.indexOf(said) !== index)).toEqual([]);
  });

  it('answers what speaks for an option that is out, or says once for all of them why', () => {
    const page = write('defence', [decision('our API', answers)]);
    const objections = page.match(/^\*\*Why not .+\*\*$/gm) ?? [];
    expect(new Set(objections).size).toBe(objections.length);
  });
});

test('a plan’s record says of its options that are out no more than why, and of an item once how to verify it', () => {
  const record = write('adr', cases.plan);
  const alone = cases.plan.map((each) => write('adr', [each])).join('\n');
  expect(record.length).toBeLessThan(0.75 * alone.length);
  const out = record.split('#### Ruled out\n\n').slice(1);
  expect(out).toHaveLength(cases.plan.length);
  for (const each of out)
    for (const line of (each.split('\n\n')[0] ?? '').split('\n')) expect(line).toMatch(/^- \*\*.+\*\*: .+\)/);
  const verified = [...record.matchAll(/^- Revoke a credential on purpose.*$/gm)].map(([line]) => line);
  expect(verified.map((line) => line.endsWith(', as above.'))).toEqual([false, true, true]);
});

describe('the team’s voice', () => {
  test.each([
    ['They call your API', 'They call our API'],
    ['You keep its SHA-256', 'We keep its SHA-256'],
    ['Rotation is yours to offer', 'Rotation is ours to offer'],
    ['nobody presents a credential to you', 'nobody presents a credential to us'],
    ['Others verify with you alone', 'Others verify with us alone'],
    ['`your_key_prefix_`', '`your_key_prefix_`'],
  ])('says %s as %s', (yours, said) => {
    expect(ours(yours)).toBe(said);
  });

  test.each([
    ['A key is looked up.', 'a key is looked up.'],
    ['JWTs are signed.', 'JWTs are signed.'],
    ['HttpOnly keeps scripts out.', 'HttpOnly keeps scripts out.'],
    ['Google says so.', 'Google says so.'],
  ])('goes on in a sentence: %s', (sentence, within) => {
    expect(lowerFirst(sentence)).toBe(within);
  });

  test('has a name for each first word that is one, in every reason', () => {
    const reasons = [...decisionModel.vetoes, ...decisionModel.weights].map(({ reason }) => reason);
    const firsts = new Set(
      reasons.filter((reason) => lowerFirst(reason) !== reason).map((reason) => reason.split(' ')[0]),
    );
    expect(
      [...firsts].filter((word) => /^(OAuth|OWASP|Google|GitHub|Stripe|Bearer|Kubernetes)$/.test(word ?? '')),
    ).toEqual([]);
  });
});

describe.each(Object.entries(cases))('the sentences of %s', (_, decisions) => {
  it('do not say one thing twice: no clause begins the sentence after it, and no reason is a pro again', () => {
    const text = write('adr', decisions);
    const stutter = text
      .split('\n')
      .filter((line) => /(?:^- |because )(\w+ \w+ \w+)\b[^:]*: \1\b/i.test(line));
    expect(stutter).toEqual([]);
    const chosen = text.split('\n\n').filter((block) => block.startsWith('Chosen, for the reasons'));
    expect(chosen.every((block) => block === 'Chosen, for the reasons given above.')).toBe(true);
  });
});

describe('a record’s section “At our scale”', () => {
  const partner = cases['partner-api'];
  const sectionOf = (record: string): string =>
    (record.split('\n### At our scale\n')[1] ?? '').split(/\n## /)[0]?.trim() ?? '';

  it('is there only once somebody took figures over: before, a line says that they are assumed', () => {
    const before = write('adr', partner);
    expect(before).not.toContain('### At our scale');
    expect(before).toContain('from assumed figures until we put in ours');
    const after = write('adr', partner, '#/scale?preset=b2b&sessions=80000');
    expect(after.match(/### At our scale/g)).toHaveLength(1);
    expect(after).not.toContain('from assumed figures until we put in ours');
  });

  it('is that of the golden file, for each way to check a credential', async () => {
    const records = [
      write('adr', partner, '#/scale?preset=b2b&callsPerSecond=700&nodes=40&design=key-looked-up'),
      write('adr', cases.spa, '#/scale?preset=saas&sessions=80000&lifetimeS=300&design=jwt-list'),
    ];
    await expect(`${records.map(sectionOf).join('\n\n')}\n`).toMatchFileSnapshot('./golden/at-our-scale.md');
  });

  it('never calls a figure ours that is the example’s', () => {
    const [untouched, ours] = ['#/scale?preset=saas', '#/scale?preset=saas&sessions=80000'].map((kept) =>
      sectionOf(write('adr', cases.spa, kept)),
    );
    expect(untouched).not.toContain('Our figures');
    expect(untouched).toContain(
      'Still assumed, as in the example “SaaS, 10,000 seats”: Sessions alive: 40,000',
    );
    expect(ours).toContain('Our figures: Sessions alive: 80,000.');
    expect(ours?.split('Still assumed')[1]).not.toContain('Sessions alive');
  });

  it('shows the design that was decided, whichever the page showed last', () => {
    const kept = '#/scale?preset=saas&design=introspection';
    expect(sectionOf(write('adr', cases.spa, kept))).not.toContain('Introspected');
    expect(sectionOf(write('adr', partner, kept))).toMatch(/^(Key|JWT)/);
  });

  it('is left out where what is kept is no system any more, and where nobody checks a credential', () => {
    for (const kept of ['#/scale?preset=saas&nodes=0', '#/lab', 'nonsense']) {
      expect(write('adr', cases.spa, kept)).not.toContain('### At our scale');
    }
    for (const decisions of [cases.webhooks, cases.open, [...cases.webhooks, ...cases.open]])
      expect(write('adr', decisions, '#/scale?preset=saas')).not.toMatch(/^#+ At our scale/m);
  });

  it('calls a session id no key', () => {
    const cookie = [decision('our API', { direction: 'inbound', caller: 'person', home: 'browser' })];
    expect(cookie[0]?.advice.outcome).toBe('cookie-session');
    expect(sectionOf(write('adr', cookie, '#/scale?preset=saas'))).toMatch(
      /^Session id, looked up, at 2,600/,
    );
  });

  it('speaks as the team does', () => {
    for (const decisions of [cases.spa, cases.plan]) {
      const [, after = ''] = write('adr', decisions, '#/scale?preset=saas').split(/^#+ At our scale$/m);
      expect(after.length).toBeGreaterThan(100);
      expect(after).not.toMatch(/\byou(rs?)?\b/i);
    }
  });

  it('of a plan is there once, with a line for each way to check, and says whom it leaves out', async () => {
    const partner = decision('Partners | resellers', preset('partner-api'));
    const decisions = [
      ...cases.plan,
      partner,
      ...cases.webhooks,
      ...cases.open,
      decision('agents', preset('unattended-agent')),
    ];
    const record = write('adr', decisions, '#/scale?preset=saas&sessions=80000');
    expect(record.match(/^#+ At our scale$/gm)).toEqual(['## At our scale']);
    expect(record).not.toContain('from assumed figures until we put in ours');
    const [, section = ''] = record.split('\n## At our scale\n');
    expect(section).toContain('| Partner API and Partners \\| resellers | Key, cached');
    await expect(`${section.split('\n## ')[0]?.trim()}\n`).toMatchFileSnapshot(
      './golden/plan-at-our-scale.txt',
    );
  });

  it('is the same where the checklist saves the record', () => {
    const address = (fragment: string): string => `https://key-or-token.example/${fragment}`;
    const unnamed = cases.plan.map(({ answers }) => ({ name: '', answers }));
    for (const own of [partner, cases.plan, cases.webhooks, unnamed.slice(0, 1), unnamed]) {
      const decisions = namedInDocuments(own.map((each, index) => planned(`d${index}`, each)));
      const behind = own.map(({ name, answers }) => ({ name: titleOf({ name, answers }), answers }));
      for (const kept of ['', '#/scale?preset=b2b&sessions=90000']) {
        const list = buildChecklist({ decisions, findings: [], words: recordWords });
        const [, checklist = ''] = /our checklist\]\(([^)]+)\)/.exec(write('adr', decisions, kept)) ?? [];
        const { links, scale } = aroundRecords(behind, kept, address);
        const saved = exportChecklist(withRecords(list, behind), 'adr', {
          date: '2026-11-29',
          scale: scale ?? null,
          links: { ...links, checklist },
        });
        expect(saved).toBe(write('adr', decisions, kept));
      }
    }
  });
});
