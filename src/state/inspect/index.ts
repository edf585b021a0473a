export { handToInspect, type Handed } from './handed.js';
