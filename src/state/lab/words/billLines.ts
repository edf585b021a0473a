import type { Bill } from '../../../core/simulation/index.js';
import { count, lasted } from '../../text/format.js';

interface BillLine {
  label: string;
  shown: (amount: number) => string;
}

const number = (amount: number): string => amount.toLocaleString('en');

/** What each figure of the bill is called, and how it reads. */
export const BILL_LINES: Record<keyof Bill, BillLine> = {
  exposureMs: { label: 'Let in after the revocation', shown: lasted },
  allowedAfterRevocation: { label: 'Calls let in after the revocation', shown: number },
  reads: { label: 'Database reads', shown: number },
  writes: { label: 'Database writes', shown: number },
  calls: { label: 'Requests to the issuer', shown: number },
  rows: { label: 'State the server keeps', shown: (amount) => count(amount, 'row') },
  honestRefused: { label: 'Good calls refused', shown: number },
};
