import { expect, test } from 'vitest';
import type { Command, RequestEvent } from '../../../src/core/simulation/index.js';
import { isManualRequest } from '../../../src/core/simulation/manual/check.js';
import { describeAgain } from '../../../src/state/lab/words/manual.js';
import { at, play, revokeBoth } from '../../core/simulation/harness.js';

test('every request of a run can be sent again by hand, but for the codes of a sign-in', async () => {
  const commands: Command[] = [
    ...revokeBoth,
    { at: at(9), type: 'change_role', user: 'user-ana', role: 'member' },
    { at: at(9), type: 'rotate_signing_key', useAfterS: 60 },
    { at: at(10), type: 'log_out' },
  ];
  const { log } = await play(commands);
  const requests = log.filter((event): event is RequestEvent => event.kind === 'request');
  for (const event of requests) {
    const described = describeAgain(event, log);
    if (event.exchange.request.body.includes('{code}')) expect(described).toBeNull();
    else expect([event.purpose, isManualRequest(described)]).toEqual([event.purpose, true]);
  }
});

test('what was sent by hand is sent again as it was', async () => {
  const { log } = await play(revokeBoth);
  const call = log.find(
    (event): event is RequestEvent => event.kind === 'request' && event.purpose === 'call',
  );
  const request = call && describeAgain(call, log);
  if (!request) throw new Error('no call');
  const tampered = {
    ...request,
    credentials: request.credentials.map((held) => ({ ...held, edits: ['malformed' as const] })),
  };
  const again = await play([{ at: at(9), type: 'send', request: tampered }]);
  const sent = again.log.find(
    (event): event is RequestEvent => event.kind === 'request' && event.purpose === 'by_hand',
  );
  expect(sent && describeAgain(sent, again.log)).toEqual(tampered);
});
