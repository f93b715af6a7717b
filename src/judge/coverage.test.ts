import { expect, test } from 'vitest';
import type { Connection, Heard, Message } from '../connection/index.ts';
import { Coverage } from './coverage.ts';
import { MOST_UPLOADS } from './opaque-uploads.ts';

const connection = (id: string): Connection => ({
  id,
  network: 'tcp',
  orig: { address: '10.0.0.2', port: 40000 },
  resp: { address: '42.62.48.81', port: 80 },
  transport: 'plain',
  serverName: null,
  dnsName: null,
});
const message = (on: Connection, byteLength: number, missedBytes = 0): Message => ({
  kind: 'message',
  connection: on,
  direction: 'request',
  protocol: 'http/1.1',
  at: 1,
  method: 'GET',
  host: null,
  target: null,
  status: null,
  sections: [],
  byteLength,
  missedBytes,
  origin: { index: 1, offset: 0 },
});
const opaque = (on: Connection, byteLength: number): Heard => ({
  kind: 'opaque',
  connection: on,
  at: 1,
  direction: 'request',
  byteLength,
  reason: 'tls-no-key',
});
const closed = (on: Connection): Heard => ({ kind: 'closed', connection: on, from: 1, to: 2 });

const summaryOptions = {
  vantage: {
    egressCountry: null,
    resolver: null,
    simMccMnc: null,
    locale: null,
    bearers: ['wifi'],
    bearersOff: ['cellular'],
  },
  servicesOf: (destination: string) => (destination === 'dst:1' ? ['cloud'] : []),
  counted: null,
} as const;

test('payload is read and opaque together; what was missed stands apart', () => {
  const coverage = new Coverage();
  const place = { destination: 'dst:1', phase: 'p', step: 's', repeat: 1, unreadable: 0 };
  const [plain, tls, pinned, silent] = ['a', 'b', 'c', 'd'].map(connection) as [
    Connection,
    Connection,
    Connection,
    Connection,
  ];
  coverage.take(message(plain, 100, 7), place);
  coverage.take(message(plain, 50), { ...place, unreadable: 40 });
  coverage.take(opaque(tls, 1000), { ...place, destination: 'dst:2', phase: null });
  coverage.take({ kind: 'missed', connection: plain, at: 1, direction: 'request', byteLength: 3 }, place);
  const refused = { kind: 'refused', connection: pinned, at: 1, reason: 'certificate' } as const;
  coverage.take({ ...refused, byteLength: 500 }, { ...place, destination: 'dst:3' });
  for (const each of [plain, tls, pinned, silent]) coverage.take(closed(each), place);
  expect(coverage.summary(summaryOptions)).toEqual({
    bytes: { payload: 1650, read: 110, opaque: 1540, missed: 10 },
    connections: { total: 4, read: 1, opaque: 1, refused: 1 },
    bearers: { wifi: 'watched', cellular: 'off', sms: 'unwatched' },
    byDestination: [
      { destination: 'dst:1', payload: 150, read: 110, opaque: 40, missed: 10 },
      { destination: 'dst:2', payload: 1000, read: 0, opaque: 1000, missed: 0 },
      { destination: 'dst:3', payload: 500, read: 0, opaque: 500, missed: 0 },
    ],
    byPhase: [{ phase: 'p', payload: 650, read: 110, opaque: 540, missed: 10 }],
    byService: [{ service: 'cloud', payload: 150, read: 110, opaque: 40, missed: 10 }],
    strayUploads: [{ destination: 'dst:2', phase: null, opaque: 1000 }],
    opaqueUploads: [
      { destination: 'dst:1', phase: 'p', step: 's', repeat: 1, opaque: 40 },
      { destination: 'dst:3', phase: 'p', step: 's', repeat: 1, opaque: 500 },
    ],
  });
});

test('what a key opened counts as read, its connection too, closed or not', () => {
  const coverage = new Coverage();
  const place = { destination: 'dst:1', phase: 'p', step: 's', repeat: 1, unreadable: 0 };
  const [first, second] = [connection('a'), connection('b')];
  for (const each of [first, second]) coverage.take(message(each, 100), { ...place, unreadable: 100 });
  coverage.take(closed(first), place);
  for (const each of [first, first, second]) coverage.open(each, { ...place, direction: 'request' }, 50);
  coverage.take(closed(second), place);
  expect(coverage.summary(summaryOptions)).toMatchObject({
    bytes: { payload: 200, read: 150, opaque: 50 },
    connections: { total: 2, read: 2, opaque: 0 },
    byDestination: [{ read: 150, opaque: 50 }],
    byPhase: [{ read: 150, opaque: 50 }],
    opaqueUploads: [{ opaque: 50 }],
  });
});

test('opaque uploads of several parts of the work add up, and of too many none is told by anyone', () => {
  const place = { destination: 'dst:1', phase: 'p', step: 's', unreadable: 0 };
  const part = (from: number, to: number) => {
    const coverage = new Coverage();
    for (let repeat = from; repeat < to; repeat++)
      coverage.take(opaque(connection('a'), 10), { ...place, repeat });
    return coverage.tally();
  };
  const merged = (...parts: ReturnType<typeof part>[]) => {
    const coverage = new Coverage();
    for (const each of parts) coverage.merge(each);
    return coverage.summary(summaryOptions).opaqueUploads;
  };
  expect(merged(part(0, 2), part(1, 2)).map((upload) => upload.opaque)).toEqual([10, 20]);
  const half = MOST_UPLOADS / 2;
  expect(merged(part(0, half), part(half, MOST_UPLOADS))).toHaveLength(MOST_UPLOADS);
  expect(merged(part(0, half), part(half, MOST_UPLOADS + 1))).toEqual([]);
  expect(merged(part(0, MOST_UPLOADS + 1))).toEqual([]);
});
