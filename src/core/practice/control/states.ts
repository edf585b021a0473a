import { matching, strictObject, whole } from '../../shared/index.js';
import { done, gone, invalid, notFound, readInput, type Run } from './outcome.js';

/** Going back: to the beginning, or to a state that was kept. */

const resetShape = strictObject({ seed: whole(0, 4_294_967_295) });
const snapshotShape = strictObject({
  id: matching(/^[\w.-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, hyphens or underscores'),
});
const MOST_SNAPSHOTS = 100;

export const reset: Run = async (world, { body }) => {
  const asked = readInput(body, resetShape);
  if (!asked.ok) return asked;
  await world.reset(asked.value.seed);
  return done({ seed: asked.value.seed ?? world.given.seed ?? null });
};

export const takeSnapshot: Run = async (world, { body }) => {
  const asked = readInput(body, snapshotShape);
  if (!asked.ok) return asked;
  const { snapshots } = world;
  const id = asked.value.id ?? nextId(new Set(snapshots.keys()));
  if (!snapshots.has(id) && snapshots.size >= MOST_SNAPSHOTS) {
    return invalid(`There are ${MOST_SNAPSHOTS} snapshots, and no room for more. Remove one, or reset.`);
  }
  await world.keep(id);
  return done({ id }, 201);
};

export const listSnapshots: Run = ({ snapshots }) =>
  done({ snapshots: [...snapshots.keys()].map((id) => ({ id })) });

export const restoreSnapshot: Run = async (world, { id }) =>
  (await world.restore(id)) ? done({ id }) : notFound('There is no snapshot with this id.');

export const removeSnapshot: Run = ({ snapshots }, { id }) =>
  snapshots.delete(id) ? gone() : notFound('There is no snapshot with this id.');

function nextId(taken: ReadonlySet<string>): string {
  let number = taken.size + 1;
  while (taken.has(`snapshot-${number}`)) number += 1;
  return `snapshot-${number}`;
}
