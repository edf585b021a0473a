export { sendByHand } from './send.js';
export { serve } from './serve.js';
