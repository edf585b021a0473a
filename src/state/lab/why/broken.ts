import type { Part, Step } from '../../../core/api/index.js';
import { runTime } from '../../text/format.js';
import { filled } from '../../text/phrase.js';
import { partName } from '../words/narration.js';
import { keyWords } from '../words/steps.js';
import { because, lastCommand } from './causes.js';
import type { Case, Why } from './types.js';

/** What each check needs. A region that is cut off reaches none of it. */
const NEEDS: Partial<Record<Step['id'], Part>> = {
  key_lookup: 'key_store',
  key_id: 'key_store',
  subject: 'user_store',
  denylist: 'denylist',
  introspection: 'token_endpoint',
};

export function brokenPart({ before, settings, startsAt }: Case, step: Step): Why | null {
  const isMeant = (part: Part): boolean =>
    settings.down.includes(part) && (part.startsWith('region ') || part === (NEEDS[step.id] ?? part));
  const broken = lastCommand(before, (command) => command.type === 'break' && isMeant(command.part));
  const part = broken?.command.type === 'break' ? broken.command.part : settings.down.find(isMeant);
  if (part === undefined) return null;
  const since = broken ? ` since ${runTime(broken.at, startsAt)} UTC` : '';
  return {
    cause: {
      ...because(`the ${partName(part)} is down${since}`),
      at: broken?.at ?? null,
      seq: broken?.seq ?? null,
    },
    otherwise: (UNBROKEN[step.id] ?? []).map((words) => filled(words, keyWords(settings.alg))),
  };
}

/** What would have carried a call through while a part is down. */
const UNBROKEN: Partial<Record<Step['id'], string[]>> = {
  key_lookup: ['With a copy of the key’s verdict that may be stale: let in, revoked or not.'],
  denylist: [
    'With calls let in while the list cannot be reached: let in, revoked or not.',
    'Without the denylist: let in.',
  ],
  status_list: ['With calls let in while the list cannot be reached: let in, revoked or not.'],
  introspection: ['Verified by its signature alone: let in.'],
  subject: ['Without looking the user up: let in.'],
  key_id: ['Without looking the API key up: let in.'],
  signing_key: ['With a longer life for the copy of the {keys}: let in.'],
};
