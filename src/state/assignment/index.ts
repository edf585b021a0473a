export { assignmentAddress, type Lock } from './assignment.js';
export { Assignments, type Begun } from './begun.svelte.js';
