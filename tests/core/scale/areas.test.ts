import { expect, test } from 'vitest';
import { designsOf, DESIGNS } from '../../../src/core/scale/formulas/designs.js';
import { nodesAbroad, stillLetIn } from '../../../src/core/scale/formulas/spread.js';
import { area } from '../../../src/core/scale/formulas/survival.js';
import { drawnSystem } from './systems.js';

/** Steps that halve towards a moment from both sides: no curve is too steep there. */
function around(moment: number, endS: number): number[] {
  const steps = Array.from({ length: 120 }, (_, step) => endS * 2 ** (-step / 3));
  return [moment, ...steps.flatMap((step) => [moment - step, moment + step])];
}

test('the areas under the curves are what a hundred times as many points make them, for many nodes too', () => {
  for (let n = 0; n < 60; n += 1) {
    const drawn = drawnSystem(n);
    const system = n % 2 === 0 ? drawn : { ...drawn, nodes: Math.min(100_000, drawn.nodes * 30) };
    const designs = designsOf(system);
    const abroad = nodesAbroad(system);
    const home = system.nodes - abroad;
    for (const id of DESIGNS) {
      const { node, token, delayS } = designs[id];
      const found = stillLetIn(designs[id], system);
      const away = (t: number): number => (t < delayS ? 1 : node.survival(t - delayS));
      const lastHolds = (t: number): number =>
        token.survival(t) * (1 - (1 - node.survival(t)) ** home * (abroad > 0 ? (1 - away(t)) ** abroad : 1));
      const moments = [0, node.atMostS, ...node.kinksS, token.atMostS, ...token.kinksS].filter(
        Number.isFinite,
      );
      const edges = [...moments, ...moments.map((moment) => moment + delayS)];
      const exact = area(
        lastHolds,
        0,
        found.atMostS,
        edges.flatMap((edge) => around(edge, found.atMostS)),
      );
      expect(Math.abs(found.lastNodeS - exact), `${n} ${id}`).toBeLessThanOrEqual(1e-5 * exact + 1e-9);
    }
  }
});
