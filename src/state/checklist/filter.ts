import type { ChecklistEntry, ItemId, Stage, Status } from '../../core/checklist/index.js';

/** Which items are looked at; null lets every one through. */
export interface Filter {
  stage: Stage | null;
  status: Status | null;
  /** Empty for those that nobody owns. */
  owner: string | null;
  /** Position of a decision among those behind the list. */
  decision: number | null;
}

export const EVERYTHING: Filter = { stage: null, status: null, owner: null, decision: null };

export function isWithin(
  { stage, status, owner, decision }: Filter,
  item: ChecklistEntry,
  itemsOf: readonly ReadonlySet<ItemId>[],
): boolean {
  return (
    (stage === null || item.stage === stage) &&
    (status === null || item.status === status) &&
    (owner === null || item.owner === owner) &&
    (decision === null || (itemsOf[decision]?.has(item.id) ?? true))
  );
}
