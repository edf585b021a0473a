export { findingsOf, loadCheck, NOTHING_SAID, partsOf, unsureOf } from './checkStorage.js';
