import type { OAuthClient } from '../core/api/index.js';

/** What a program reads that started the server: the one line of `--json`. */
export interface Ready {
  origin: string;
  api: string;
  issuer: string;
  metadata: string;
  /** The address of the control plane. */
  control: string;
  /** The address of the page that shows the calls as they come; null where its package is not installed. */
  page: string | null;
  /** The path of the certificate that a client is to trust, in PEM, where the server speaks https. */
  certificate?: string;
  adminSecret: string;
  controlSecret: string;
  clients: readonly OAuthClient[];
}
