import type { Situation } from '../situation.js';
import type { IncidentPlan, Step } from '../types.js';
import { published, unknown } from '../windowArithmetic.js';
import { afterwards, all, NO_END, PUBLIC, type KindOfLeak } from './kind.js';

/** A key of somebody else's API in your hands: the thief is you, there. When it ends, the vendor decides. */
export const thirdPartyKey: KindOfLeak = {
  asks: [{ question: 'vendor' }, PUBLIC],
  windows: windowsOf,
  untouched: () => NO_END,
  steps: (situation) => [...ending(situation), ...afterwards(situation, { look: ['read-vendor-log'] })],
  loggedOut: (situation) => [{ who: situation.says('vendor', 'google-key') ? 'visitors' : 'jobs' }],
  exception: (situation) =>
    situation.says('vendor', 'aws', 'google-key') ? 'public-data' : 'narrowed-reads',
};

/** The figures are other people's: published by the vendor, or measured and reported. */
function windowsOf(situation: Situation): IncidentPlan['windows'] {
  switch (situation.answer('vendor')) {
    case 'aws':
      return [
        { of: 'itself', window: published('aws-key') },
        { of: 'made-from-it', window: published('aws-session') },
      ];
    case 'google-key':
      return [{ of: 'itself', window: published('google-key') }];
    case 'google-account':
      return [
        { of: 'itself', window: published('google-account') },
        { of: 'made-from-it', window: published('google-token') },
      ];
    default:
      return [{ of: 'itself', window: unknown('others') }];
  }
}

function ending(situation: Situation): Step[] {
  switch (situation.answer('vendor')) {
    case 'aws':
      return all('deny-principal', 'disable-vendor-key', 'deny-sessions', 'cap-spending');
    case 'google-key':
      return all('restrict-vendor-key', 'disable-vendor-key', 'cap-spending');
    case 'google-account':
      return all('disable-service-account', 'cap-spending');
    case 'github':
      return all('disable-vendor-key', 'stop-publishing');
    default:
      return all('disable-vendor-key', 'cap-spending');
  }
}
