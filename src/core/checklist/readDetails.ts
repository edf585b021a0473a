import { list, object, oneOf, text, type Reader } from '../shared/index.js';
import {
  margins,
  standings,
  type Claim,
  type Conflict,
  type DecisionDetails,
  type OptionDetails,
  type SourceLine,
  type WayOut,
} from './recordTypes.js';

/** What a file says of a decision beyond the first version's; `source` reads a source as the rest of the file does. */
export function detailsReader(source: Reader<SourceLine>): Reader<DecisionDetails> {
  const claim = object<Claim>({
    text,
    sources: list(source),
    because: text,
    assuming: list(text),
    disputed: text,
  });
  return object<DecisionDetails>({
    how: text,
    margin: oneOf(margins),
    assumed: list(text),
    options: list(
      object<OptionDetails>({ option: text, stands: oneOf(standings), pros: list(claim), cons: list(claim) }),
    ),
    costs: list(claim),
    beside: list(claim),
    conflicts: list(
      object<Conflict>({
        claim,
        wishes: list(object<Conflict['wishes'][number]>({ clause: text, giveUp: text, buys: list(text) })),
      }),
    ),
    waysOut: list(
      object<WayOut>({
        option: text,
        gives: list(object<WayOut['gives'][number]>({ clause: text, means: text })),
      }),
    ),
  });
}
