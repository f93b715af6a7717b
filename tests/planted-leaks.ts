import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'vitest';
import type { Artefact } from './examined-leaks.ts';

type Plant = (value: string, given: readonly Artefact[]) => Artefact;

/** How a value might slip into what is given out, the identifier that is planted so, and who finds it where not both do. */
export const PLANTED: Readonly<Record<string, readonly [string, Plant, ('plain' | 'telltale')?]>> = {
  'in the text of a report': ['sms1.text', report((value) => `<p>${value}</p>`)],
  'as entities in an attribute': ['own.email', report((value) => `<p title="${entities(value)}"></p>`)],
  'in a comment': ['imei1', report((value) => `<!-- ${value} -->`)],
  'in a link, percent-encoded': [
    'contact1.number',
    report((value) => `<a href="https://x.example/?q=${encodeURIComponent(value)}"></a>`),
  ],
  'in a picture of a data: URL': [
    'imsi',
    report((value) => `<img src="data:image/svg+xml;base64,${btoa(`<svg><text>${value}</text></svg>`)}">`),
  ],
  'in a string of SARIF, escaped': ['own.name', sarif((value) => escaped(value))],
  'without blanks and signs': ['contact2.number', sarif((value) => value.replace(/\D/g, ''))],
  'in hexadecimal': ['imei2', sarif((value) => Buffer.from(value).toString('hex'))],
  'in base64': ['iccid', sarif((value) => btoa(value))],
  'in base64, amid other text': ['iccid', sarif((value) => btoa(`the card ${value} was in it`))],
  'as MD5 in hexadecimal': ['imei1', sarif((value) => hash('md5', value, 'hex'))],
  'as SHA-1 in hexadecimal': ['imei1', sarif((value) => hash('sha1', value, 'hex'))],
  'as SHA-256 in hexadecimal': ['imei1', sarif((value) => hash('sha256', value, 'hex'))],
  'as MD5 in base64': ['imsi', sarif((value) => hash('md5', value, 'base64'))],
  'as SHA-1 in base64': ['imsi', sarif((value) => hash('sha1', value, 'base64'))],
  'as SHA-256 in base64': ['imsi', sarif((value) => hash('sha256', value, 'base64'))],
  'as the clients cut a hash': ['imei1', sarif((value) => hash('sha1', value, 'base64url').slice(0, 16))],
  'as the hash of a number without its signs': [
    'contact1.number',
    sarif((value) => hash('sha256', value.replace(/\D/g, ''), 'hex')),
  ],
  'in a property of SARIF, as gzip in base64': [
    'own.address',
    sarif((value) => gzipSync(`{"a":"${value}"}`).toString('base64')),
  ],
  "in the payload of a bundle's envelope": [
    'imei1',
    (value, given) => {
      const { name, bytes } = named(given, 'seals/state-1-share-safe/seal/envelope.json');
      const envelope = JSON.parse(Buffer.from(bytes).toString()) as { payload: string };
      const statement = JSON.parse(atob(envelope.payload)) as Record<string, unknown>;
      const payload = btoa(JSON.stringify({ ...statement, note: value }));
      return { name, bytes: Buffer.from(JSON.stringify({ ...envelope, payload })) };
    },
  ],
  'in a report that is gzipped': [
    'sms2.text',
    (value, given) => ({ name: 'a.html.gz', bytes: gzipSync(amid(named(given, STATE_1).bytes, value)) }),
  ],
  'in a report that is in a zip': [
    'sms2.text',
    (value, given) => ({ name: 'a.zip', bytes: zipped(amid(named(given, STATE_1).bytes, value)) }),
    // Telltale takes archives for media and leaves them shut.
    'plain',
  ],
  'in a stream of a PDF': [
    'own.email',
    (value) => ({
      name: 'a.pdf',
      bytes: Buffer.concat([
        Buffer.from('%PDF-1.7\n1 0 obj\n<< /Filter /FlateDecode >>\nstream\n'),
        deflateSync(`BT (${value}) Tj ET`),
        Buffer.from('\nendstream\nendobj\n'),
      ]),
    }),
  ],
  'in UTF-16': ['own.name', (value) => ({ name: 'a.txt', bytes: Buffer.from(`of ${value}.`, 'utf16le') })],
  'in what is printed': [
    'contact1.name',
    (value, given) => {
      const { name, bytes } = named(given, 'printed.txt');
      return { name, bytes: amid(bytes, value) };
    },
  ],
  'in the name of a file': [
    'serial',
    (value, given) => ({ name: `reports/${value}.html`, bytes: named(given, STATE_1).bytes }),
  ],
  'in the name of a file, as a hash': [
    'imei1',
    (value, given) => ({
      name: `seals/${hash('sha256', value, 'hex')}.json`,
      bytes: named(given, STATE_1).bytes,
    }),
  ],
};

const STATE_1 = 'reports/state-1/state-1.html';

/** A copy of the report with something before its end. */
function report(written: (value: string) => string): Plant {
  return (value, given) => {
    const { name, bytes } = named(given, STATE_1);
    const html = Buffer.from(bytes).toString();
    expect(html).toContain('</main>');
    return { name, bytes: Buffer.from(html.replace('</main>', () => `${written(value)}</main>`)) };
  };
}

/** A copy of a log for code scanning, which has one more property. */
function sarif(written: (value: string) => string): Plant {
  return (value, given) => {
    const { name, bytes } = named(given, 'reports/state-1/state-1.sarif');
    const json = Buffer.from(bytes).toString();
    expect(json).toMatch(/^\{\n {2}"\$schema"/);
    return { name, bytes: Buffer.from(json.replace('{', () => `{ "x": "${written(value)}",`)) };
  };
}

function named(given: readonly Artefact[], wanted: string): Artefact {
  const found = given.find(({ name }) => name === wanted);
  if (found === undefined) throw new RangeError(`the demo did not write ${wanted}`);
  return found;
}

/** Behind a word in the middle, so that what is around stays what it was; a file without words gets it at its end. */
export function amid(bytes: Uint8Array, value: string): Buffer {
  const text = Buffer.from(bytes).toString('latin1');
  const word = /[a-z]{4}(?=[ "<,.\n])/g;
  word.lastIndex = Math.floor(text.length / 2);
  const at = word.exec(text) === null ? text.length : word.lastIndex;
  const spaced = Buffer.from(` ${value} `).toString('latin1');
  return Buffer.from(text.slice(0, at) + spaced + text.slice(at), 'latin1');
}

function entities(text: string): string {
  return [...text].map((each) => `&#${each.codePointAt(0)};`).join('');
}

function escaped(text: string): string {
  return [...text].map((each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
}

function hash(name: string, text: string, encoding: 'hex' | 'base64' | 'base64url'): string {
  return createHash(name).update(text).digest(encoding);
}

/** One member, compressed (APPNOTE 4.3.7, 4.3.12, 4.3.16). */
function zipped(bytes: Uint8Array): Buffer {
  const [member, name] = [deflateRawSync(bytes), Buffer.from('a.html')];
  const head = Buffer.alloc(26);
  for (const [at, value] of [
    [0, 20],
    [4, 8],
    [22, name.byteLength],
  ] as const)
    head.writeUInt16LE(value, at);
  head.writeUInt32LE(crc32(bytes), 10);
  head.writeUInt32LE(member.byteLength, 14);
  head.writeUInt32LE(bytes.byteLength, 18);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), head, name, member]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), head, Buffer.alloc(14), name]);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.byteLength, 12);
  end.writeUInt32LE(local.byteLength, 16);
  return Buffer.concat([local, central, end]);
}
