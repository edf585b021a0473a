import { report } from './report.js';

await report('node', `Node ${process.version}`, process.argv.slice(2), console.log);
