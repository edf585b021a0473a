import { keyToJwtAttacker, leakedCredentialAttacker, stolenRefreshAttacker } from './attackers.js';
import { cachedKey } from './cachedKey.js';
import { dayLongToken } from './dayLongToken.js';
import { denylist } from './denylist.js';
import { fatToken } from './fatToken.js';
import { keyInTheBundle } from './keyInTheBundle.js';
import { keyToJwt } from './keyToJwt.js';
import { leakedCredential } from './leakedCredential.js';
import { loggedCredential } from './loggedCredential.js';
import { noisyNeighbour } from './noisyNeighbour.js';
import { passItOn } from './passItOn.js';
import { rotateAKey } from './rotateAKey.js';
import { sackedAdmin } from './sackedAdmin.js';
import { sandbox } from './sandbox.js';
import { shortAndRefresh } from './shortAndRefresh.js';
import { signingKey } from './signingKey.js';
import { stolenRefresh } from './stolenRefresh.js';
import { storeDown } from './storeDown.js';
import type { Chapter, LabScenario } from './types.js';

/** The path through the stories: what comes later needs what comes before. */
export const path: readonly Chapter[] = [
  { title: 'Basics', stories: [leakedCredential, dayLongToken, denylist, sackedAdmin] },
  { title: 'Caches', stories: [cachedKey, storeDown] },
  { title: 'Refresh tokens', stories: [shortAndRefresh, stolenRefresh] },
  { title: 'Keys', stories: [keyToJwt, rotateAKey, keyInTheBundle, noisyNeighbour, loggedCredential] },
  { title: 'Services', stories: [signingKey, passItOn, fatToken] },
];

/** The same from the other side. */
const attackers = [leakedCredentialAttacker, keyToJwtAttacker, stolenRefreshAttacker];

/** Every scenario of the Lab, by the id in its address, in the order of the list. */
export const scenarios: Readonly<Record<string, LabScenario>> = Object.fromEntries(
  [...path.flatMap(({ stories }) => stories), sandbox, ...attackers].map((scenario) => [
    scenario.world.id,
    scenario,
  ]),
);
