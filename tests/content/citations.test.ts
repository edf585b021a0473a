import { expect, test } from 'vitest';
import { decisionModel, outcomes } from '../../src/content/decision/index.js';
import { allSources } from '../../src/content/sources/all.js';
import { sources } from '../../src/content/sources/index.js';
import { catalogue } from '../../src/core/checklist/index.js';
import { sourceAddress } from '../../src/core/shared/index.js';

/** Everything in the words and data of every page that names a source, wherever it stands. */
const modules = import.meta.glob(
  '../../src/content/{check,checklist,decision,guide,incident,inspector,scenarios}/**/*.ts',
  { eager: true },
);

interface Found {
  source: string;
  section: string;
}

function citationsIn(value: unknown, seen: Set<unknown>): Found[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const { source, section, label } = value as Record<string, unknown>;
  const inside = Object.values(value).flatMap((part) => citationsIn(part, seen));
  if (typeof source !== 'string' || !(source in allSources)) return inside;
  // What follows the comma in “RFC 7009, 3” is the section, as the guide has it.
  const named = section ?? (typeof label === 'string' ? label.split(', ')[1] : undefined);
  return [...inside, { source, section: typeof named === 'string' ? named : '' }];
}

const citations = citationsIn([modules, catalogue], new Set());
const withSection = citations.filter(({ section }) => section !== '');
const addressOf = ({ source, section }: Found): string => {
  const found = allSources[source];
  return found ? sourceAddress(found, section) : '';
};

test('the chooser’s own sources, which its pages load alone, know the sections that it cites', () => {
  const ofChooser = citationsIn([decisionModel, outcomes], new Set()).filter(({ section }) => section !== '');
  expect(ofChooser.length).toBeGreaterThan(50);
  for (const { source, section } of ofChooser) {
    const found = sources[source];
    expect([source, section, found && sourceAddress(found, section)]).toEqual([
      source,
      section,
      expect.stringContaining('#'),
    ]);
  }
});

/** Their pages give no heading an address that we know of. */
const WITHOUT_ADDRESSES = ['csrc.nist.gov', 'pages.nist.gov'];

test('the pages cite in hundreds of places, and name the section in most', () => {
  expect(citations.length).toBeGreaterThan(500);
  expect(withSection.length).toBeGreaterThan(200);
});

test('each citation that names a section leads to that section', () => {
  const atTheTop = withSection.filter((citation) => !addressOf(citation).includes('#'));
  expect(
    atTheTop.filter(({ source }) => !WITHOUT_ADDRESSES.includes(new URL(allSources[source]?.url ?? '').host)),
  ).toEqual([]);
});

test('an RFC is opened at the number that is cited, the first of several', () => {
  const ofRfcs = withSection.filter((citation) =>
    addressOf(citation).startsWith('https://www.rfc-editor.org/'),
  );
  expect(ofRfcs.length).toBeGreaterThan(100);
  for (const citation of ofRfcs) {
    const [first] = citation.section.split(',');
    expect([citation, addressOf(citation).split('#')[1]]).toEqual([citation, `section-${first}`]);
  }
});

test('no citation ends in the number of a heading without its words', () => {
  for (const citation of withSection) {
    const fragment = addressOf(citation).split('#')[1] ?? '';
    expect([citation, fragment]).toEqual([citation, expect.not.stringMatching(/^\d+(-|$)(?![a-z])/)]);
  }
});

/**
 * Who may be quoted: who sets the standard, who makes the product, who was attacked, who measured. A host that is not
 * here needs somebody to say which of them it is.
 */
const DEFENSIBLE: Readonly<Record<string, readonly string[]>> = {
  standards: [
    'cheatsheetseries.owasp.org',
    'csrc.nist.gov',
    'datatracker.ietf.org',
    'mas.owasp.org',
    'modelcontextprotocol.io',
    'openid.net',
    'owasp.org',
    'pages.nist.gov',
    'www.iana.org',
    'www.rfc-editor.org',
  ],
  vendors: [
    'ably.com',
    'ai.google.dev',
    'api.slack.com',
    'auth0.com',
    'clerk.com',
    'cloud.google.com',
    'core.telegram.org',
    'curity.io',
    'developer.hashicorp.com',
    'developer.konghq.com',
    'developer.revolut.com',
    'developers.cloudflare.com',
    'developers.notion.com',
    'developers.openai.com',
    'developers.survicate.com',
    'discord.com',
    'docs.adyen.com',
    'docs.aws.amazon.com',
    'docs.browserbase.com',
    'docs.cloud.google.com',
    'docs.doppler.com',
    'docs.duendesoftware.com',
    'docs.github.com',
    'docs.gitlab.com',
    'docs.mistral.ai',
    'docs.npmjs.com',
    'docs.pypi.org',
    'docs.redhat.com',
    'docs.sentry.io',
    'docs.slack.dev',
    'docs.stripe.com',
    'firebase.google.com',
    'goldrush.dev',
    'help.openai.com',
    'hex.pm',
    'huggingface.co',
    'kubernetes.io',
    'laravel.com',
    'learn.microsoft.com',
    'learning.postman.com',
    'nginx.org',
    'nodejs.org',
    'repost.aws',
    'shopify.dev',
    'supabase.com',
    'support.claude.com',
    'support.okta.com',
    'techdocs.akamai.com',
    'thingsboard.io',
    'workos.com',
    'www.envoyproxy.io',
    'www.twilio.com',
    'zuplo.com',
  ],
  victims: [
    'about.codecov.io',
    'blog.cloudflare.com',
    'blog.pypi.org',
    'circleci.com',
    'github.blog',
    'global.toyota',
    'msrc.microsoft.com',
    'sec.okta.com',
    'sign.dropbox.com',
  ],
  measured: ['trufflesecurity.com', 'www.aikido.dev', 'www.gitguardian.com', 'www.offensai.com'],
  // Code, advisories and threads of the projects themselves; and where a question was asked in public.
  asked: [
    'github.com',
    'security.stackexchange.com',
    'softwareengineering.stackexchange.com',
    'stackoverflow.com',
  ],
};

test.each(Object.entries(allSources))('%s is somebody’s own word', (_, { url }) => {
  const { host, searchParams } = new URL(url);
  expect(Object.values(DEFENSIBLE).flat()).toContain(host);
  // The number of a post says neither what it is nor that it stays.
  expect(searchParams.has('p')).toBe(false);
});

test('nobody is quoted of whom nothing is left', () => {
  const hosts = new Set(Object.values(allSources).map(({ url }) => new URL(url).host));
  expect(
    Object.values(DEFENSIBLE)
      .flat()
      .filter((host) => !hosts.has(host)),
  ).toEqual([]);
});
