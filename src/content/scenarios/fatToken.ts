import { api, at, calls, morning } from './basics.js';
import type { LabScenario } from './types.js';

/** A header has a size. */
export const fatToken: LabScenario = {
  title: 'The token that grew too big',
  summary:
    'Each token lists the groups of its user. Ana is put into more and more of them. nginx takes 8 KB per header line.',
  teaches:
    'A token carries who you are, not everything you may do: a header line over 8 KB is refused before your code sees it.',
  cast: [
    { who: 'customer', is: 'Ana, whose organisation loves groups.' },
    { who: 'operator', is: 'You run the API behind nginx.' },
  ],
  lanes: ['jwt'],
  opensAt: at(1),
  actAt: at(12),
  ask: 'Ana is refused before anybody has looked at her token. Get her back in.',
  world: {
    ...morning,
    id: 'fat-token',
    endsAt: at(20),
    api: { ...api, headerLimits: 'nginx' },
    script: [
      { at: at(0), type: 'mint', lane: 'jwt' },
      { at: at(2), type: 'configure', dials: { groups: 20 } },
      { at: at(2), type: 'refresh' },
      { at: at(5), type: 'configure', dials: { groups: 100 } },
      { at: at(5), type: 'refresh' },
      { at: at(8), type: 'configure', dials: { groups: 160 } },
      { at: at(8), type: 'refresh' },
    ],
  },
  settings: ['groups'],
  commands: ['configure', 'refresh'],
  prediction: {
    question:
      'Ana is in 20 groups from 09:02 UTC, in 100 from 09:05, in 160 from 09:08. When is she first refused?',
    commands: [],
    revealAt: at(9, 30),
    options: [
      {
        id: 'twenty',
        label: 'With 20 groups',
        when: [{ measure: calls('customer', 'jwt', 400, at(2), at(5)), atLeast: 1 }],
      },
      {
        id: 'hundred',
        label: 'With 100 groups',
        when: [
          { measure: calls('customer', 'jwt', 400, at(0), at(5)), atMost: 0 },
          { measure: calls('customer', 'jwt', 400, at(5), at(8)), atLeast: 1 },
        ],
      },
      {
        id: 'more',
        label: 'With 160 groups',
        when: [
          { measure: calls('customer', 'jwt', 400, at(0), at(8)), atMost: 0 },
          { measure: calls('customer', 'jwt', 400, at(8), at(12)), atLeast: 1 },
        ],
      },
      {
        id: 'never',
        label: 'Never',
        when: [{ measure: calls('customer', 'jwt', 'refused', at(0), at(12)), atMost: 0 }],
      },
    ],
    explanation:
      'Each group adds some 52 characters. At about 145 the Authorization line passes 8,192 bytes, and nginx answers 400 by itself. Node’s own server takes 16,384 bytes for all headers, then answers 431.',
  },
  goal: {
    sentence: 'From 09:13 UTC on, Ana is answered again.',
    conditions: [
      {
        measure: calls('customer', 'jwt', 'refused', at(13)),
        atMost: 0,
        says: 'No call of Ana’s is refused from 09:13',
      },
      { measure: calls('customer', 'jwt', 'let_in', at(13)), atLeast: 5, says: 'Ana’s calls are answered' },
    ],
    judgedAt: at(17),
    par: 2,
  },
  figures: [
    {
      says: 'Longest header line of the last call',
      measure: { of: 'header_line', lane: 'jwt', by: 'customer' },
      unit: 'of 8,192 bytes',
    },
    'honestRefused',
  ],
  next: {
    configure: 'Tokens issued from now on are made that way. Ana still sends the one she has.',
    refresh: 'Ana has a new token. Press Play to see whether it fits.',
  },
  hints: [
    'Leave the groups out of the token, and look them up where they matter.',
    'The token she holds is as big as it is. She needs a new one.',
  ],
  solution: [
    { at: at(12), type: 'configure', dials: { groups: 0 } },
    { at: at(12), type: 'refresh' },
  ],
  sources: ['keycloak-13956', 'lexik-550', 'nginx-headers', 'node-header-size'],
  items: ['small-tokens', 'readable-payload'],
};
