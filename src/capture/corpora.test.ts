import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../base/index.ts';
import { openCapture } from './open-capture.ts';
import type { Exchange, Packet, Recorded } from './recorded.ts';

const corpora = process.env.TELLTALE_CORPORA ?? resolve(import.meta.dirname, '../../../shared/corpora');
const isThere = existsSync(join(corpora, 'expected.json'));
const why = isThere ? '' : ' (skipped: the corpora are not on this machine)';

interface Expected {
  readonly pcap: readonly { file: string; bytes: number; sha256: string; packets: string }[];
  readonly mitm: Readonly<Record<string, { http: [string, string, string][]; flows: number }>>;
}

const expected: Expected = isThere
  ? JSON.parse(readFileSync(join(corpora, 'expected.json'), 'utf8'))
  : { pcap: [], mitm: {} };

function read(path: string) {
  const capture = openCapture(path);
  const records: Recorded[] = [...capture.records()];
  return { records, summary: capture.summary() };
}

const isPacket = (recorded: Recorded): recorded is Packet => recorded.kind === 'packet';
const isExchange = (recorded: Recorded): recorded is Exchange => recorded.kind === 'exchange';

describe.skipIf(!isThere)(`real captures${why}`, () => {
  it.each(expected.pcap.map((file) => [file.file, file] as const))(
    'counts the packets of %s as tshark',
    (name, file) => {
      const path = join(corpora, 'pcap', name);
      const { records, summary } = read(path);
      const whole = readFileSync(path);
      const packets = records.filter(isPacket);
      expect(packets.length).toBe(Number(file.packets));
      expect(summary).toMatchObject({ byteLength: file.bytes, sha256: file.sha256 });
      for (const [place, { origin, bytes }] of packets.entries()) {
        expect(origin.index).toBe(place + 1);
        expect(
          whole.compare(bytes, 0, bytes.byteLength, origin.offset, origin.offset + bytes.byteLength),
        ).toBe(0);
      }
    },
  );

  it.each(Object.entries(expected.mitm))('reads the requests of %s', (name, { http }) => {
    const path = join(corpora, 'mitm', name);
    const whole = readFileSync(path);
    const { records } = read(path);
    const exchanges = records.filter(isExchange);
    const seen = exchanges.map(({ request }) => [request.method, request.host, textOf(request.target.bytes)]);
    // The list of expected requests cuts long targets.
    expect(seen.map(([method, host, target]) => [method, host, target?.slice(0, 80)])).toEqual(
      // The expected host is the one that the proxy was asked for. Of a connection caught on its way that is an address,
      // and the host that the client named, in its TLS too, is the right one.
      http.map(([method, host, target], i) => {
        const named = isIP(host) === 0 ? null : exchanges[i]?.peers.serverName;
        return [method, named ?? host, target.slice(0, 80)];
      }),
    );
    for (const { request, response } of exchanges) {
      const fields = [...request.fields, ...(response?.fields ?? [])].map(({ value }) => value);
      for (const { bytes, source } of [request.target, request.body, response?.body, ...fields].filter(
        (s) => !!s,
      )) {
        for (const piece of source.pieces({ start: 0, end: bytes.byteLength })) {
          expect(piece.byteLength).toBe(bytes.byteLength);
          expect(
            whole.compare(bytes, 0, bytes.byteLength, piece.offset, piece.offset + piece.byteLength),
          ).toBe(0);
        }
      }
    }
  });

  it('reads every byte of malformed captures without failing', () => {
    const folder = join(corpora, 'bad');
    const files = readdirSync(folder).filter((name) => /\.pcap(ng)?$/.test(name));
    expect(files.length).toBeGreaterThan(50);
    for (const name of files) {
      const { summary } = read(join(folder, name));
      expect(summary.byteLength, name).toBe(readFileSync(join(folder, name)).byteLength);
    }
  });
});
