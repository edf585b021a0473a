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

/** What becomes of a theft. */
export interface Theft {
  /** When the session is ended or, before that, the stolen token dead by itself. */
  endMeanS: number;
  endAtMostS: number;
  /** What is left of the thief’s token then, if the nodes do not refuse it before. */
  left: Lasting;
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
  const { last } = overNodes(design, nodes);
  return {
    meanS: meanOf(design, nodes),
    lastNodeS: area((t) => token.survival(t) * last(t), 0, atMostS, kinksOf(design, nodes)),
    atMostS,
  };
}

/**
 * From the theft to the last call that gets in: until its end, and then as `stillLetIn` has it, for what is left.
 *
 * @param after what `stillLetIn` says of the same
 */
export function exposure(
  design: Design,
  nodes: Nodes,
  after: StillLetIn,
  { endMeanS, endAtMostS, left }: Theft,
): { meanS: number; atMostS: number } {
  const byNodes: Design = { ...design, token: left };
  return {
    meanS: endMeanS + (left === design.token ? after.meanS : meanOf(byNodes, nodes)),
    atMostS: endAtMostS + endOf(byNodes, nodes),
  };
}

function meanOf(design: Design, nodes: Nodes): number {
  const { mean } = overNodes(design, nodes);
  const { token } = design;
  return area((t) => token.survival(t) * mean(t), 0, endOf(design, nodes), kinksOf(design, nodes));
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
