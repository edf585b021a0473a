import { report } from './report.js';

/** Called from outside, once the page is there: what is printed goes to the console, and from there to the terminal. */
Object.assign(globalThis, {
  runBenchmarks: (title: string, names: string[]) => report('chromium', title, names, console.log),
});
