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
import type { LabScenario } from './types.js';

const inOrder: readonly LabScenario[] = [
  leakedCredential,
  dayLongToken,
  shortAndRefresh,
  denylist,
  sackedAdmin,
  cachedKey,
  keyToJwt,
  stolenRefresh,
  signingKey,
  keyInTheBundle,
  noisyNeighbour,
  passItOn,
  storeDown,
  rotateAKey,
  fatToken,
  loggedCredential,
  sandbox,
  leakedCredentialAttacker,
  keyToJwtAttacker,
  stolenRefreshAttacker,
];

/** Every scenario of the Lab, by the id in its address, in the order of the list. */
export const scenarios: Readonly<Record<string, LabScenario>> = Object.fromEntries(
  inOrder.map((scenario) => [scenario.world.id, scenario]),
);
