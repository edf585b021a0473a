import { matching, note, oneOf, strictObject, whole, type Reader } from '../../shared/index.js';
import { ANSWERS, readAnswer } from '../faults/answers.js';
import { isDue, type Fault, type Match } from '../faults/faults.js';
import type { World } from '../world/world.js';
import { duration } from './clock.js';
import { done, gone, notFound, readInput, timestamp, type Run } from './outcome.js';

const path: Reader<string> = (value, at) => {
  if (typeof value !== 'string' || !/^\/[\x21-\x29\x2b-\x7e]{0,199}\*?$/.test(value)) {
    return note(at, 'must be a path such as /v1/orders, with a star at its end for all that begin like it');
  }
  return /^\/api(\/|$)/.test(value) ? note(at, 'is written without /api, such as /v1/orders') : value;
};
const match = strictObject({
  path,
  method: oneOf(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE']),
  client: matching(/^[\x20-\x7e]{1,100}$/, 'must be the id of a client'),
});
const answer: Reader<string> = (value, at) =>
  typeof value === 'string' && readAnswer(value) ? value : note(at, `must be one of: ${ANSWERS.join(', ')}`);
const asked = strictObject({ match, times: whole(1, 1_000_000), for: duration, answer }, ['answer']);

export const addFault: Run = (world, { body }) => {
  const found = readInput(body, asked);
  if (!found.ok) return found;
  const { answer, match: given = {}, times, for: forMs } = found.value;
  const read = readAnswer(answer);
  if (!read) throw new Error('the reader has read it');
  const fault = world.faults.add({
    match: { ...(read.path !== undefined && { path: read.path }), ...(given as Match) },
    answer,
    does: read.answer,
    // For a time, all that come; otherwise one, so that nobody forgets to take a fault away.
    times: times ?? (forMs === undefined ? 1 : null),
    until: forMs === undefined ? null : world.clock.now() + forMs,
  });
  world.watchers.tell('faults', { faults: viewAll(world) });
  return done(faultView(fault, world), 201);
};

export const listFaults: Run = (world) => done({ faults: viewAll(world) });

export const readFault: Run = (world, { id }) => {
  const fault = world.faults.all.find((each) => each.id === id);
  return fault ? done(faultView(fault, world)) : notFound('There is no fault with this id.');
};

export const removeFault: Run = (world, { id }) => {
  if (!world.faults.remove(id)) return notFound('There is no fault with this id.');
  world.watchers.tell('faults', { faults: viewAll(world) });
  return gone();
};

export const removeFaults: Run = (world) => {
  for (const { id } of world.faults.all) world.faults.remove(id);
  world.watchers.tell('faults', { faults: [] });
  return gone();
};

function viewAll(world: World): object[] {
  return world.faults.all.map((fault) => faultView(fault, world));
}

function faultView(fault: Fault, { clock }: World): object {
  const { id, match: matched, answer: told, times, met, until } = fault;
  const left = times === null ? null : Math.max(0, times - met);
  return {
    id,
    match: matched,
    answer: told,
    times,
    met,
    left,
    until: timestamp(until),
    active: isDue(fault, clock.now()),
  };
}
