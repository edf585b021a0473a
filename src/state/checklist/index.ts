export { checklistWords } from './words.js';
