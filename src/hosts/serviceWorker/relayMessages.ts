/** What the service worker and a page say to each other about a request to `lab-api/`. */

export interface LabRequest {
  type: 'key-or-token/lab-request';
  method: string;
  /** Below `lab-api`, with its query: `/v1/orders`. */
  path: string;
  headers: [string, string][];
  body: ArrayBuffer | null;
}

export interface LabAnswer {
  type: 'key-or-token/lab-answer';
  status: number;
  headers: [string, string][];
  body: ArrayBuffer | null;
}

/** The page is there, but no Lab is open in it. */
export interface NoLab {
  type: 'key-or-token/no-lab';
}

export function isLabRequest(data: unknown): data is LabRequest {
  return hasType(data, 'key-or-token/lab-request');
}

export function isLabAnswer(data: unknown): data is LabAnswer {
  return hasType(data, 'key-or-token/lab-answer');
}

function hasType(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && (data as { type?: unknown }).type === type;
}

/** What a page says to a worker that waits: take over from the one before. */
export const TAKE_OVER = 'key-or-token/take-over';
