import type { Entry, Section } from './entry.js';

export const scaleSection: Section = {
  id: 'at-your-scale',
  title: 'At your scale',
  lead: [
    {
      text: 'Which lifetime and cache are right depends on your size. Three findings with example figures of ours: open one, and put in yours.',
    },
  ],
  tryIt: { path: ['scale'], label: 'Work it out for your system' },
};

/** The figures are those that the page shows for its own examples; a test works them out. */
export const scaleFindings: readonly Entry[] = [
  {
    id: 'where-a-shorter-life-stops-paying',
    title: 'Where a shorter life stops paying',
    claims: [
      {
        text: 'With the refresh token out too and not rotated, a thief gets in until you detect and decide. If that takes half an hour, halving 15 minutes saves under a tenth of the exposure and doubles the refreshes.',
      },
    ],
    tryIt: { path: ['scale'], query: { preset: 'saas', rotation: 'no' }, label: 'See the two curves' },
  },
  {
    id: 'when-a-cache-saves-nothing',
    title: 'When a cache saves nothing',
    claims: [
      {
        text: 'Each node has its own cache. With five million devices on hundreds of nodes, a key cached for a minute saves under 1 % of the lookups, and gets in for up to a minute after you revoke it.',
      },
    ],
    tryIt: {
      path: ['scale'],
      query: { preset: 'iot', slide: 'cacheTtlS', design: 'key-cached' },
      label: 'See what the cache saves',
    },
  },
  {
    id: 'revoking-everybody-is-an-outage',
    title: 'Revoking everybody is an outage of your own',
    claims: [
      {
        text: 'All log in again at once: 2.5 million sessions keep a store that serves 20,000 requests per second busy for two minutes. Revoke in portions, the riskiest first.',
      },
    ],
    tryIt: { path: ['scale'], query: { preset: 'bank' }, label: 'See what comes back' },
  },
];
