/**
 * How many times a test tries what no number of tries proves: a sample in `npm test`, which says so, and the full figure in
 * `npm run bench -- counts`.
 */
export function countOf(what: string, full: number, sample: number): number {
  if (process.env['COUNTS'] === 'full') return full;
  const [part, whole] = [sample, full].map((count) => count.toLocaleString('en'));
  console.log(`Sampled: ${part} of ${whole} ${what} (npm run bench -- counts tries all).`);
  return sample;
}
