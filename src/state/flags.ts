import type { CommandEvent, CredentialRow, LogEvent, RequestEvent } from '../core/simulation/index.js';

export interface Flag {
  at: number;
  label: string;
  harm: boolean;
}

const FLAG_LABELS: Partial<Record<string, string>> = {
  leak: 'leaked',
  revoke: 'revoked',
  rotate: 'rotated',
  refresh: 'refreshed',
};

/** What is worth a line across the lanes. Lines of the same moment and kind are one. */
export function flagsOf(log: readonly LogEvent[]): Flag[] {
  const flags = new Map<string, Flag>();
  for (const event of log) {
    const { at } = event;
    const label = event.kind === 'command' ? commandLabel(event) : revokes(event) ? 'revoked' : undefined;
    if (label !== undefined) flags.set(`${at} ${label}`, { at, label, harm: label === 'revoked' });
  }
  return [...flags.values()];
}

function commandLabel({ command, error }: CommandEvent): string | undefined {
  if (error) return undefined;
  return command.type === 'configure'
    ? `denylist ${command.dials.denylist ? 'on' : 'off'}`
    : FLAG_LABELS[command.type];
}

/** Whether a request by hand put an end to a credential. */
function revokes({ purpose, changes, at }: RequestEvent): boolean {
  return (
    purpose === 'by_hand' &&
    changes.some(({ table, row }) => table === 'credentials' && (row as CredentialRow).revokedAt === at)
  );
}
