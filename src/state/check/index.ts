export { CHECK, findingsOf, partsOf, unsureOf } from './checkStorage.js';
