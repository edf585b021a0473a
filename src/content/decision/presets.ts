import type { Answers } from '../../core/decision/index.js';

/** A common case with its usual answers, each of them to be changed where the reader's own case differs. */
export interface Preset {
  id: string;
  name: string;
  /** Who calls what, in one line. */
  hint: string;
  answers: Answers;
}

/** What most of the cases say; each preset names only what is otherwise. */
const USUAL: Answers = {
  direction: 'inbound',
  caller: 'partner',
  home: 'server',
  identity: 'no',
  revocation: 'quarter-hour',
  verifiers: 'gateway',
  lookup: 'cached',
  permissions: 'few-scopes',
  metering: 'none',
  consent: 'none',
  stakes: 'business',
  platform: 'idp',
  integrators: 'us',
  lifetime: 'years',
};

/** A person who signs in to the team's own app. */
const PERSON: Answers = {
  ...USUAL,
  caller: 'person',
  home: 'browser',
  identity: 'every-call',
  permissions: 'roles',
  lifetime: 'days',
};

/** Somebody else's software that a user lets in. */
const DELEGATED: Answers = {
  ...USUAL,
  caller: 'third-party',
  identity: 'every-call',
  consent: 'delegated',
  integrators: 'public',
};

export const presets: readonly Preset[] = [
  {
    id: 'partner-api',
    name: 'Partner API',
    hint: 'A few customers’ servers call one application',
    answers: {
      ...USUAL,
      revocation: 'minute',
      verifiers: 'one',
      metering: 'some',
      platform: 'app-only',
      integrators: 'partners',
    },
  },
  {
    id: 'metered-api',
    name: 'Metered public API',
    hint: 'Many developers, billed by use, first call in minutes',
    answers: { ...USUAL, revocation: 'minute', metering: 'main', integrators: 'public' },
  },
  {
    id: 'saas-dashboard',
    name: 'SaaS dashboard',
    hint: 'People sign in to pages that your application serves',
    answers: {
      ...PERSON,
      revocation: 'next-request',
      verifiers: 'one',
      lookup: 'cheap',
      platform: 'app-only',
    },
  },
  {
    id: 'spa',
    name: 'Single-page app',
    hint: 'JavaScript in the browser calls your API for a person',
    answers: PERSON,
  },
  {
    id: 'mobile-app',
    name: 'Mobile app',
    hint: 'An app from the store calls your API for a person',
    answers: { ...PERSON, home: 'installed' },
  },
  {
    id: 'microservices',
    name: 'Internal microservices',
    hint: 'Your services call each other; many check',
    answers: { ...USUAL, caller: 'ours', verifiers: 'many', lookup: 'none', platform: 'platform-team' },
  },
  {
    id: 'ci-deploy',
    name: 'CI deploying to a cloud',
    hint: 'A pipeline that lives for minutes, at somebody else’s API',
    answers: {
      ...USUAL,
      caller: 'ours',
      home: 'ephemeral',
      verifiers: 'other-organisations',
      lookup: 'none',
      stakes: 'high',
      platform: 'platform-team',
      lifetime: 'minutes',
    },
  },
  {
    id: 'iot-fleet',
    name: 'IoT fleet',
    hint: 'Devices in the field report for years',
    answers: { ...USUAL, caller: 'device', home: 'device', metering: 'some', platform: 'platform-team' },
  },
  {
    id: 'marketplace',
    name: 'Marketplace apps',
    hint: 'Other companies’ apps act for your users',
    answers: { ...DELEGATED, permissions: 'roles', metering: 'some' },
  },
  {
    id: 'remote-mcp',
    name: 'Remote MCP server',
    hint: 'Somebody’s AI client acts for your user',
    answers: { ...DELEGATED, home: 'installed', metering: 'some', lifetime: 'days' },
  },
  {
    id: 'local-tool',
    name: 'Local tool or script',
    hint: 'A developer’s own command line, as themselves',
    answers: {
      ...USUAL,
      caller: 'own-script',
      home: 'local',
      identity: 'sometimes',
      revocation: 'minute',
      verifiers: 'one',
      lookup: 'cheap',
      metering: 'some',
      consent: 'own',
      platform: 'app-only',
      integrators: 'public',
    },
  },
  {
    id: 'unattended-agent',
    name: 'Unattended agent',
    hint: 'Your own agent works through the night, nobody present',
    answers: { ...USUAL, caller: 'ours', verifiers: 'many' },
  },
  {
    id: 'open-banking',
    name: 'Open banking',
    hint: 'Licensed firms act on people’s accounts',
    answers: {
      ...DELEGATED,
      revocation: 'minute',
      lookup: 'cheap',
      stakes: 'high',
      platform: 'platform-team',
      integrators: 'partners',
    },
  },
  {
    id: 'webhooks',
    name: 'Webhooks',
    hint: 'You push events to other people’s servers',
    answers: { direction: 'webhooks' },
  },
];
