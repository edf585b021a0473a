import { spawnSync } from 'node:child_process';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  bitString,
  implicit,
  integer,
  octetString,
  oid,
  sequence,
  time,
} from '../../src/hosts/certificate/der.js';
import { selfSigned } from '../../src/hosts/certificate/selfSigned.js';
import { serve } from '../../src/hosts/package/node.js';
import type { PracticeSettings } from '../../src/hosts/package/settings.js';

const NOW = Date.parse('2030-01-15T12:00:00Z');
const LOCAL = ['localhost', '127.0.0.1', '::1'];

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'certificate-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

describe('DER', () => {
  test.each([
    ['an object identifier with a long number', oid('1.2.840.10045.4.3.2'), '06082a8648ce3d040302'],
    ['an object identifier of two numbers in one byte', oid('2.5.4.3'), '0603550403'],
    ['zero', integer(Buffer.of(0, 0)), '020100'],
    ['a number without the zeros before it', integer(Buffer.of(0, 0, 1)), '020101'],
    ['a number that would be negative', integer(Buffer.of(0x80)), '02020080'],
    ['the largest number of one byte', integer(Buffer.of(0x7f)), '02017f'],
    ['bits', bitString(Buffer.of(0xff)), '030200ff'],
    ['nothing', sequence(), '3000'],
    [
      'a time',
      time(new Date('2049-12-31T23:59:59.999Z')),
      `170d${Buffer.from('491231235959Z').toString('hex')}`,
    ],
    [
      'a later time',
      time(new Date('2050-01-01T00:00:00Z')),
      `180f${Buffer.from('20500101000000Z').toString('hex')}`,
    ],
    ['a number in place of a tag', implicit(7, Buffer.of(127, 0, 0, 1)), '87047f000001'],
  ])('writes %s', (_, der, hex) => {
    expect(der.toString('hex')).toBe(hex);
  });

  test.each([
    [127, '047f'],
    [128, '048180'],
    [255, '0481ff'],
    [256, '04820100'],
    [65_536, '0483010000'],
  ])('writes a length of %i in as few bytes as it takes', (length, hex) => {
    expect(
      octetString(Buffer.alloc(length))
        .subarray(0, hex.length / 2)
        .toString('hex'),
    ).toBe(hex);
  });
});

describe('a certificate that signs itself', () => {
  const { cert, key } = selfSigned(LOCAL, NOW);
  const read = new X509Certificate(cert);

  test('says whose it is and until when, and is signed by its own key', () => {
    expect(read.subject).toBe('CN=Key or Token practice server');
    expect(read.issuer).toBe(read.subject);
    expect([Date.parse(read.validFrom), Date.parse(read.validTo)]).toEqual([
      Date.parse('2030-01-15T11:00:00Z'),
      Date.parse('2030-02-14T12:00:00Z'),
    ]);
    expect(read.verify(read.publicKey)).toBe(true);
    expect(read.checkPrivateKey(createPrivateKey(key))).toBe(true);
    expect(read.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' });
  });

  test('is for this machine, by each of its names, and for nothing else', () => {
    expect(read.subjectAltName).toBe('DNS:localhost, IP Address:127.0.0.1, IP Address:0:0:0:0:0:0:0:1');
    expect([read.checkHost('localhost'), read.checkIP('127.0.0.1'), read.checkIP('::1')]).toEqual(LOCAL);
    expect([read.checkHost('localhost.example'), read.checkIP('127.0.0.2')]).toEqual([undefined, undefined]);
  });

  test('is no authority, and serves TLS servers alone', () => {
    expect(read.ca).toBe(false);
    expect(read.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  });

  test('has a number, and a key, that no other has', () => {
    const other = new X509Certificate(selfSigned(LOCAL, NOW).cert);
    expect(other.serialNumber).not.toBe(read.serialNumber);
    expect(other.publicKey.equals(read.publicKey)).toBe(false);
    expect(read.serialNumber).toMatch(/^[0-9A-F]{2,32}$/);
  });

  test('holds no private key', () => {
    expect(cert).toMatch(/^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n$/);
  });

  test('names any address', () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    fc.assert(
      fc.property(address, (ip) => {
        expect(new X509Certificate(selfSigned([ip], NOW).cert).checkIP(ip)).toBe(ip);
      }),
      { numRuns: 25 },
    );
  });

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0;
  if (!hasOpenssl) console.log('Skipped: openssl is not installed.');
  test.skipIf(!hasOpenssl)('is what openssl expects, strictly', () => {
    const path = join(folder(), 'certificate.pem');
    writeFileSync(path, cert);
    const strictly = ['-x509_strict', '-check_ss_sig', '-purpose', 'sslserver', '-verify_ip', '::1'];
    const at = ['-attime', String(NOW / 1000)];
    const said = spawnSync('openssl', ['verify', ...strictly, ...at, '-CAfile', path, path], {
      encoding: 'utf8',
    });
    expect([said.stdout, said.stderr]).toEqual([`${path}: OK\n`, '']);
  });
});

describe('a server that speaks https', () => {
  /** As a client that trusts one certificate. */
  function ask(address: string, ca?: string): Promise<string> {
    return new Promise((resolve, reject) => {
      request(address, ca === undefined ? {} : { ca }, (response) => {
        let text = '';
        response.on('data', (data) => (text += String(data))).on('end', () => resolve(text));
      })
        .on('error', reject)
        .end();
    });
  }

  test('is trusted by its certificate, under each of its names, and is its own issuer there', async () => {
    const server = await serve({ https: true });
    onTestFinished(() => server.close());
    const { certificate = '' } = server.ready;
    expect(server.issuer).toBe(`https://localhost:${server.port}/api`);
    const ca = readFileSync(certificate, 'utf8');
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const metadata = await ask(`https://${host}:${server.port}/api/.well-known/openid-configuration`, ca);
      expect(JSON.parse(metadata)).toMatchObject({ issuer: `https://${host}:${server.port}/api` });
    }
    await expect(ask(`${server.api}/v1/orders`)).rejects.toMatchObject({
      code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    expect(server.introduction).toContain(`NODE_EXTRA_CA_CERTS=${certificate}`);
    expect(server.introduction).toContain(`curl -i --cacert ${certificate} ${server.api}/v1/orders`);
  });

  test('leaves the certificate in a file without the key, for as long as it runs', async () => {
    const server = await serve({ https: true });
    const { certificate = '' } = server.ready;
    const text = readFileSync(certificate, 'utf8');
    expect([readdirSync(dirname(certificate)), text.includes('PRIVATE')]).toEqual([
      ['certificate.pem'],
      false,
    ]);
    expect(JSON.stringify(server.ready) + server.introduction).not.toContain('PRIVATE');
    await server.close();
    expect(existsSync(dirname(certificate))).toBe(false);
  });

  test('is certified for the names that it is given', async () => {
    const server = await serve({ https: true, hosts: ['practice.internal'] });
    onTestFinished(() => server.close());
    expect(
      new X509Certificate(readFileSync(server.ready.certificate ?? '')).checkHost('practice.internal'),
    ).toBe('practice.internal');
  });

  test('takes a certificate and a key of one’s own, and leaves them', async () => {
    const own = folder();
    const [cert, key] = [join(own, 'c.pem'), join(own, 'k.pem')];
    const made = selfSigned(LOCAL, Date.now());
    writeFileSync(cert, made.cert);
    writeFileSync(key, made.key);
    const server = await serve({ cert, key });
    expect(server.ready.certificate).toBe(cert);
    expect(JSON.parse(await ask(`${server.origin}/`, made.cert))).toMatchObject({ api: '/api' });
    await server.close();
    expect(readdirSync(own)).toEqual(['c.pem', 'k.pem']);
  });

  test('says what is wrong with files, and nothing of what is in them', async () => {
    const own = folder();
    const file = (name: string, text: string): string => {
      writeFileSync(join(own, name), text);
      return join(own, name);
    };
    const [one, other] = [selfSigned(LOCAL, NOW), selfSigned(LOCAL, NOW)];
    const [cert, key] = [file('c.pem', one.cert), file('k.pem', one.key)];
    const wrong: [settings: PracticeSettings, sentence: string][] = [
      [{ cert }, 'The setting key is missing: cert needs it.'],
      [
        { cert: join(own, 'nowhere'), key },
        `The file ${join(own, 'nowhere')} of the setting cert cannot be read.`,
      ],
      [{ cert: key, key }, `The file ${key} of the setting cert must hold a certificate in PEM.`],
      [
        { cert, key: cert },
        `The file ${cert} of the setting key must hold a private key in PEM without a passphrase.`,
      ],
      [
        { cert, key: file('o.pem', other.key) },
        `The key in ${join(own, 'o.pem')} is not the key of the certificate in ${cert}.`,
      ],
    ];
    for (const [settings, sentence] of wrong) {
      await expect(serve(settings)).rejects.toThrow(new Error(sentence));
    }
  });
});
