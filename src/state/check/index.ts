export type { Said } from './checkStorage.js';
export { CHECK, findingsOf, inspectedIn, partsOf, unsureOf } from './checkStorage.js';
