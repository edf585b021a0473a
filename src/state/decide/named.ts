import { within } from '../text/phrase.js';
import { titleOf, type Behind } from './planStorage.js';

/** What documents call what a credential is for where nobody named it. */
const OURS = 'our API';

/** As documents name a decision: by the name given, or by who calls, within a sentence; the only one is our API’s. */
export function namedWithin({ name, answers }: Behind, isOnly: boolean): string {
  const title = titleOf({ name: '', answers });
  if (name !== '' && name !== title) return name;
  return isOnly ? OURS : within(title);
}
