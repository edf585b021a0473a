/** Apart from `byHand.ts`, so that it is loaded with the dialog that needs it. */
export { write } from '../../../core/simulation/index.js';
