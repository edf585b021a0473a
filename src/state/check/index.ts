export type { Said } from './checkStorage.js';
export { CHECK, findingsOf, partsOf, unsureOf } from './checkStorage.js';
