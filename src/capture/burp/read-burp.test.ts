import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, concatBytes, textOf } from '../../base/index.ts';
import { inputOf } from '../byte-input.ts';
import { openCapture } from '../open-capture.ts';
import type { Exchange } from '../recorded.ts';
import { inPieces, plain } from '../testing/index.ts';
import { MOST_ITEM_BYTES } from './items.ts';
import { javaDate } from './java-date.ts';

const HEAD = `<?xml version="1.0"?>
<!DOCTYPE items [
<!ELEMENT items (item*)>
<!ATTLIST items burpVersion CDATA "">
]>
<items burpVersion="2023.1.2" exportTime="Tue Jan 10 12:00:00 UTC 2023">
`;
const TAIL = '</items>\n';
const REQUEST =
  'POST /v1?imei=490154203237518 HTTP/1.1\r\nHost: api.example\r\nContent-Length: 5\r\n\r\nhello';
const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n<b>]]</b>';
const base64 = (text: string) => Buffer.from(text).toString('base64');

const itemOf = (request: string, response: string, time = 'Tue Jan 10 11:59:00 CET 2023') => `  <item>
    <time>${time}</time>
    <url><![CDATA[https://api.example/v1?x=</item>]]></url>
    <host ip="203.0.113.9">api.example</host>
    <port>8443</port>
    <protocol>https</protocol>
    <method><![CDATA[POST]]></method>
    ${request}
    <status>200</status>
    <mimetype></mimetype>
    ${response}
    <comment></comment>
  </item>
`;
const encoded = itemOf(
  `<request base64="true"><![CDATA[${base64(REQUEST)}]]></request>`,
  `<response base64="true"><![CDATA[${base64(RESPONSE)}]]></response>`,
);
const written = itemOf(
  `<request base64="false"><![CDATA[${REQUEST}]]></request>`,
  '<response base64="false"><![CDATA[HTTP/1.1 204 No Content\r\n\r\n]]></response>',
  'Tue Jan 10 11:59:00 IST 2023',
);

function read(bytes: Uint8Array, lengths: readonly number[] = []) {
  const capture = openCapture('a.xml', { input: inputOf(inPieces(bytes, lengths), 'a.xml') });
  const records = [...capture.records()];
  expect(capture.format).toBe('burp');
  expect(capture.summary().byteLength).toBe(bytes.byteLength);
  return records;
}

const codes = (records: ReturnType<typeof read>) =>
  records.map((record) => (record.kind === 'notice' ? record.notice.code : record.kind));

describe('readBurp', () => {
  it('reads items in base64 and as they are', () => {
    const file = HEAD + encoded + written + TAIL;
    const records = read(bytesOf(file));
    expect(codes(records)).toEqual(['exchange', 'time-zone-unknown', 'exchange']);
    const [first, , second] = records as [Exchange, unknown, Exchange];
    expect(first).toMatchObject({
      peers: { resp: { address: '203.0.113.9', port: 8443 } },
      request: {
        method: 'POST',
        scheme: 'https',
        host: 'api.example',
        port: 8443,
        at: Date.UTC(2023, 0, 10, 10, 59) * 1000,
      },
      response: { status: 200 },
      origin: { index: 0, offset: file.indexOf('<item>') },
    });
    expect(textOf(first.request.body?.bytes ?? new Uint8Array())).toBe('hello');
    expect(second).toMatchObject({ origin: { index: 1 }, response: { status: 204, body: null } });
    const value = first.request.target;
    const start = textOf(value.bytes).indexOf('4901');
    const [piece] = value.source.pieces({ start, end: start + 15 });
    const { offset = 0, byteLength = 0 } = piece ?? {};
    expect(Buffer.from(file.slice(offset, offset + byteLength), 'base64').toString()).toContain(
      '490154203237518',
    );
    expect(byteLength).toBeLessThan(28);
  });

  it.each([
    ['cut in an item', HEAD + encoded + encoded.slice(0, -40), ['exchange', 'exchange', 'capture-cut']],
    ['cut in a request', HEAD + encoded.slice(0, 420), ['exchange', 'capture-cut']],
    [
      'cut in the first line of a request',
      HEAD + encoded.slice(0, encoded.indexOf('CDATA[UE') + 20),
      ['item-unusable', 'capture-cut'],
    ],
    ['without items', HEAD + TAIL, []],
    [
      'with an item without a request',
      `${HEAD}<item><time>x</time></item>${encoded}${TAIL}`,
      ['item-unusable', 'exchange'],
    ],
    [
      'without a time',
      HEAD +
        itemOf('<request base64="false"><![CDATA[GET / HTTP/1.1\r\n\r\n]]></request>', '', 'soon') +
        TAIL,
      ['time-unknown', 'exchange'],
    ],
  ])('reads a file %s', (_name, text, expected) => {
    expect(codes(read(bytesOf(text)))).toEqual(expected);
  });

  it('passes over an item that is too long, and goes on', () => {
    const long = concatBytes([bytesOf(`${HEAD}<item><request>`), new Uint8Array(MOST_ITEM_BYTES).fill(0x61)]);
    const bytes = concatBytes([long, bytesOf(`</request></item>${encoded}${TAIL}`)]);
    expect(codes(read(bytes, [1 << 20]))).toEqual(['item-too-long', 'exchange']);
  });

  it('reads whole as in pieces, whatever stands in it', () => {
    const base = bytesOf(HEAD + encoded + written + encoded + TAIL);
    const change = fc.tuple(fc.integer({ min: HEAD.length, max: base.byteLength - 1 }), fc.nat(255));
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 4 }),
        (changes, lengths) => {
          const bytes = base.slice();
          for (const [at, byte] of changes) bytes[at] = byte;
          expect(read(bytes, lengths).map(plain)).toEqual(read(bytes).map(plain));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('javaDate', () => {
  it.each([
    ['Tue Jan 10 11:59:00 UTC 2023', Date.UTC(2023, 0, 10, 11, 59), true],
    ['Sat Jul 01 00:00:01 PDT 2023', Date.UTC(2023, 6, 1, 7, 0, 1), true],
    ['Sat Jul 01 00:00:01 GMT+05:30 2023', Date.UTC(2023, 5, 30, 18, 30, 1), true],
    ['Sat Jul 01 00:00:01 IST 2023', Date.UTC(2023, 6, 1, 0, 0, 1), false],
  ])('reads %s', (text, millis, hasZone) => {
    expect(javaDate(text)).toEqual({ at: millis * 1000, hasZone });
  });

  it('reads nothing else', () => {
    expect(javaDate('2023-01-10T11:59:00Z')).toBeNull();
  });
});
