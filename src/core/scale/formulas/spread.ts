import { area, fallsBefore, type Lasting, type Survival } from './survival.js';

/** How long a stolen credential gets in after it was revoked. */
export interface StillLetIn {
  /** A thief whose every call goes to a random node. */
  meanS: number;
  /** Until the last node of the last region refuses it, on average. */
  lastNodeS: number;
  atMostS: number;
}

/** What decides when a node refuses. Both must still hold for a call to get in. */
export interface Design {
  /** What a node goes by, each for itself, once its region knows: a cache, a pulled list. */
  node: Lasting;
  /** What is the same for all nodes: the token’s own end. */
  token: Lasting;
  /** How much later than home another region knows; 0 where all ask home. */
  delayS: number;
}

export interface Nodes {
  nodes: number;
  regions: number;
}

/** The nodes outside the home region, which are as good as evenly spread. */
export function nodesAbroad({ nodes, regions }: Nodes): number {
  return nodes - Math.ceil(nodes / regions);
}

/**
 * With A(t) for the token and B(t) for a node of the home region, and B(t − delay), 1 before, for one abroad:
 *
 *     mean      = ∫ A(t) × (the mean of B over the nodes) dt
 *     last node = ∫ A(t) × (1 − Π (1 − B)) dt,   since nodes go by their own rhythm
 *     at most   = the end of A or of delay + B, whichever is first
 */
export function stillLetIn(design: Design, nodes: Nodes): StillLetIn {
  const { token } = design;
  const atMostS = endOf(design, nodes);
  const kinks = kinksOf(design, nodes);
  const { mean, last } = overNodes(design, nodes);
  return {
    meanS: area((t) => token.survival(t) * mean(t), 0, atMostS, kinks),
    lastNodeS: area((t) => token.survival(t) * last(t), 0, atMostS, kinks),
    atMostS,
  };
}

/**
 * From the theft to the last call that gets in, on average: the credential is revoked `reactS` after the theft, and what
 * is stolen may die before that by itself.
 *
 *     E min(X, react + P) = ∫ P(X > t) over the time to react + ∫ P(X > react + t) B(t) dt afterwards
 *
 * @param after what `stillLetIn` says of the same
 * @param alone how long the stolen credential works if nobody does anything: forever for a key, and for a token whose
 *   refresh token was stolen too, since the thief’s token of the moment is then as old as any
 */
export function exposure(
  design: Design,
  nodes: Nodes,
  after: StillLetIn,
  alone: Lasting,
  reactS: number,
): { meanS: number; atMostS: number } {
  if (alone.atMostS === Infinity) return { meanS: reactS + after.meanS, atMostS: reactS + after.atMostS };
  const before = area(alone.survival, 0, Math.min(reactS, alone.atMostS), alone.kinksS);
  const byNodes: Design = {
    ...design,
    token: {
      survival: (t) => alone.survival(reactS + t),
      atMostS: Math.max(0, alone.atMostS - reactS),
      kinksS: alone.kinksS.map((kink) => kink - reactS),
    },
  };
  const afterwards = area(
    (t) => byNodes.token.survival(t) * overNodes(byNodes, nodes).mean(t),
    0,
    endOf(byNodes, nodes),
    kinksOf(byNodes, nodes),
  );
  return { meanS: before + afterwards, atMostS: Math.min(alone.atMostS, reactS + endOf(byNodes, nodes)) };
}

function overNodes({ node, delayS }: Design, nodes: Nodes): { mean: Survival; last: Survival } {
  const abroad = nodesAbroad(nodes);
  const home = nodes.nodes - abroad;
  const away: Survival = (t) => (t < delayS ? 1 : node.survival(t - delayS));
  return {
    mean: (t) => (home * node.survival(t) + (abroad > 0 ? abroad * away(t) : 0)) / nodes.nodes,
    last: (t) => 1 - (1 - node.survival(t)) ** home * (abroad > 0 ? (1 - away(t)) ** abroad : 1),
  };
}

function endOf({ node, token, delayS }: Design, nodes: Nodes): number {
  return Math.min(token.atMostS, node.atMostS + (nodesAbroad(nodes) > 0 ? delayS : 0));
}

function kinksOf({ node, token, delayS }: Design, nodes: Nodes): number[] {
  const ends = Number.isFinite(node.atMostS) ? [node.atMostS] : [];
  const own = [...ends, ...ends.flatMap(fallsBefore), ...node.kinksS];
  return [
    ...own,
    ...(nodes.regions > 1 ? [delayS, ...own.map((kink) => kink + delayS)] : []),
    ...token.kinksS,
  ];
}
