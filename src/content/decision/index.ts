export { decisionModel } from './model.js';
export { outcomes } from './outcomes.js';
export { questions, questionShapes } from './questions.js';
