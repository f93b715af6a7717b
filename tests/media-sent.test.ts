import { expect, test } from 'vitest';
import { bytesOf, verbatim } from '../src/base/index.ts';
import { zipFile } from '../src/base/testing/index.ts';
import type { Exchange, RecordedBody } from '../src/capture/index.ts';
import { readCase } from '../src/case/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import type { Examination } from '../src/judge/index.ts';

const IMEI = '490154203237518';
const CASE = `telltale: case/1\nidentity:\n  - { id: imei, kind: imei, value: "${IMEI}" }\n`;

/** A picture of so many bytes, as far as first bytes tell. */
const picture = (byteLength: number) =>
  Uint8Array.from(
    { length: byteLength },
    (_, at) => [0xff, 0xd8, 0xff, 0xe0][at] ?? ((at * 2_654_435_761) >>> 13) & 255,
  );

function exchange(send: Uint8Array, answer: Uint8Array): Exchange {
  const body = (bytes: Uint8Array, offset: number): RecordedBody => ({
    bytes,
    source: verbatim(0, offset),
    wholeLength: null,
  });
  const host = 'up.vendor.example';
  const at = 1_400_000_000_000_000;
  return {
    kind: 'exchange',
    peers: {
      connection: 'c0',
      orig: { address: '192.0.2.10', port: 40_000 },
      resp: { address: '192.0.2.80', port: 443 },
      serverName: host,
    },
    request: {
      at,
      method: 'POST',
      scheme: 'https',
      host,
      port: 443,
      target: { bytes: bytesOf('/'), source: verbatim(0, 10) },
      protocol: 'http/1.1',
      fields: [],
      body: body(send, 1_000_000),
    },
    response: { at, status: 200, protocol: 'http/1.1', fields: [], body: body(answer, 2_000_000) },
    origin: { index: 0, offset: 0 },
  };
}

function examined(send: Uint8Array, answer: Uint8Array): Examination {
  const { case: told, notices } = readCase(CASE, 'case.yaml');
  const needles = compileIdentity(told.identity, { market: told.market });
  const examiner = new Examiner({
    case: told,
    needles,
    notices,
    tables: [],
    tool: { name: 'telltale', version: '0.0.0' },
  });
  const examination = examiner.capture('one.har');
  examination.take(exchange(send, answer));
  examination.finish({ file: 'one.har', format: 'har', sha256: '0'.repeat(64), byteLength: 1 });
  return examiner.finish();
}

const unread = ({ coverage, notices }: Examination) => ({
  opaque: coverage.bytes.opaque,
  sent: coverage.strayUploads?.reduce((sum, { opaque }) => sum + opaque, 0),
  notices: notices.map(({ code }) => code).filter((code) => code === 'media-unread'),
});

test('a picture that was sent counts as unread, and is told of', () => {
  expect(unread(examined(picture(5_000), bytesOf('ok')))).toEqual({
    opaque: 5_000,
    sent: 5_000,
    notices: ['media-unread'],
  });
});

test('a picture that was received does not', () => {
  expect(unread(examined(bytesOf('a=1'), picture(5_000)))).toEqual({ opaque: 0, sent: 0, notices: [] });
});

test('a zipped report that was sent is read to the end, but for the picture in it', () => {
  const log = `${'boot ok\n'.repeat(500)}imei ${IMEI}\n`;
  const report = zipFile([
    { name: 'log/radio.txt', content: log, later: 'signed' },
    { name: 'screen.jpg', content: picture(5_000), method: 0 },
  ]);
  const examination = examined(report, bytesOf('ok'));
  expect(examination.sightings.map(({ path }) => path)).toEqual(['body/zip:log~1radio.txt/deflate']);
  expect(unread(examination)).toEqual({ opaque: 5_000, sent: 5_000, notices: ['media-unread'] });
});
