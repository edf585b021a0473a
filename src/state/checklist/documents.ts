import {
  summarize,
  type Checklist,
  type ExportOptions,
  type NamedDecision,
} from '../../core/checklist/index.js';
import { decide } from '../../core/decision/index.js';
import { decisionModel } from '../../content/decision/model.js';
import { namedWithin, resultAddress, type Behind } from '../decide/index.js';
import { scaleInRecord } from '../scale/index.js';
import { recordWords } from './recordWords.js';

const decided = (decisions: readonly Behind[]): NamedDecision[] =>
  decisions.map((decision) => ({
    name: namedWithin(decision, decisions.length === 1),
    answers: decision.answers,
    advice: decide(decisionModel, decision.answers),
  }));

/** A list whose decisions say all that a record says: loaded where somebody saves one, since pages say less. */
export function withRecords(checklist: Checklist, decisions: readonly Behind[]): Checklist {
  return {
    ...checklist,
    decisions: decided(decisions).map((decision) => summarize(decision, recordWords)),
  };
}

/**
 * What a record says beside the list, as Decide’s record of the same decisions does.
 *
 * @param scale the address of `#/scale` that was taken over; empty where none
 */
export function aroundRecords(
  decisions: readonly Behind[],
  scale: string,
  address: (fragment: string) => string,
): ExportOptions {
  const ourScale = scaleInRecord(scale, decided(decisions), address);
  const answers = decisions.map((decision) => address(resultAddress(decision.answers)));
  return { scale: ourScale.section, links: { answers, ...ourScale.link } };
}
