export { recordWords } from './recordWords.js';
export { shareLink } from './share.js';
