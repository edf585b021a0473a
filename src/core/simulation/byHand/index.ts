export { sendByHand } from './send.js';
export { knownTo } from './secrets.js';
export { serve } from './serve.js';
export { describeWritten } from './written.js';
