import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { GivenSettings } from '../../core/practice/index.js';
import { selfSigned, type CertifiedKey } from './selfSigned.js';

/** What a server speaks https with. */
export interface Tls extends CertifiedKey {
  /** The file that a client is to trust. It holds the certificate and never the key. */
  path: string;
  /** Takes away the file, where it was made for this server. */
  remove(): void;
}

const LOCAL = ['localhost', '127.0.0.1', '::1'];
/** What a server on every interface is called by is another machine's affair: `hosts` says it. */
const EVERY_INTERFACE = ['0.0.0.0', '::'];

/** Null where http is spoken. Throws a sentence for the terminal where a file is not what it should be. */
export async function tlsFor(settings: GivenSettings, now: number): Promise<Tls | null> {
  const { https = false, cert, key, host, hosts = [] } = settings;
  if (cert !== undefined && key !== undefined) return givenTls(cert, key);
  if (!https) return null;
  const named = [...(host === undefined ? [] : [host]), ...hosts].filter(
    (name) => !EVERY_INTERFACE.includes(name),
  );
  const certified = selfSigned([...new Set([...LOCAL, ...named])], now);
  const folder = await mkdtemp(join(tmpdir(), 'key-or-token-'));
  const path = join(folder, 'certificate.pem');
  await writeFile(path, certified.cert);
  return { ...certified, path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

async function givenTls(certPath: string, keyPath: string): Promise<Tls> {
  const [cert, key] = [await fileOf('cert', certPath), await fileOf('key', keyPath)];
  const certificate = parsed(() => new X509Certificate(cert), 'cert', certPath, 'a certificate in PEM');
  // What OpenSSL has against a key is not repeated: only where it is.
  const privateKey: KeyObject = parsed(
    () => createPrivateKey(key),
    'key',
    keyPath,
    'a private key in PEM without a passphrase',
  );
  if (!certificate.checkPrivateKey(privateKey))
    throw new Error(`The key in ${keyPath} is not the key of the certificate in ${certPath}.`);
  return { cert, key, path: resolve(certPath), remove: () => undefined };
}

async function fileOf(setting: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    throw new Error(`The file ${path} of the setting ${setting} cannot be read.`);
  }
}

function parsed<T>(parse: () => T, setting: string, path: string, what: string): T {
  try {
    return parse();
  } catch {
    throw new Error(`The file ${path} of the setting ${setting} must hold ${what}.`);
  }
}
