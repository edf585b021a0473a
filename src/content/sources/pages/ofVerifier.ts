import type { SourceId } from '../../../core/verifier/index.js';
import { rfc, type Source } from '../source.js';
import { standards } from '../standards.js';

/** What the cases of the verifier kit cite beyond the standards that all pages share. */
const more = {
  rfc4648: rfc(4648, 'The Base16, Base32, and Base64 Data Encodings'),
  rfc7797: rfc(7797, 'JSON Web Signature (JWS) Unencoded Payload Option'),
  rfc8032: rfc(8032, 'Edwards-Curve Digital Signature Algorithm (EdDSA)'),
  rfc8259: rfc(8259, 'The JavaScript Object Notation (JSON) Data Interchange Format'),
  'cve-2022-21449': {
    title: 'FusionAuth JWT 5.1.2, which refuses r and s of zero (CVE-2022-21449)',
    url: 'https://github.com/FusionAuth/fusionauth-jwt/releases/tag/5.1.2',
  },
} as const satisfies Partial<Record<SourceId, Source>>;

/** Apart from the rest, so that no other page loads it. */
export const sourcesOfVerifier: Readonly<Record<string, Source>> = { ...standards, ...more };
