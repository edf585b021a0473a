export { assignmentAddress, type Lock } from './assignment.js';
export { Assignments, needsFile, type Begun } from './begun.svelte.js';
