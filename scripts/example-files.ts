import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bytesOf, concatBytes, microsFromIso } from '../src/base/index.ts';
import { buildPcap, type PlannedPacket } from '../src/capture/testing/index.ts';
import { caseFileText, type Identifier, newIdentity, seededRandom } from '../src/case/index.ts';
import { buildConversation, buildDns, buildUdpFrame, type Turn } from '../src/connection/testing/index.ts';

/**
 * A made-up first hour of a phone, to try the tool on: a packet capture of a phone that asks a messaging service
 * about a contact in plain text, and a browser-style archive of an app that sends more than it says. The
 * identity is synthetic and seeded; hosts are reserved names (RFC 2606) and documentation addresses (RFC 5737),
 * so no table places them.
 */
export function exampleFiles(): { path: string; bytes: Uint8Array }[] {
  const identity = newIdentity('IN', seededRandom('telltale example'));
  return [
    { path: 'examples/case.yaml', bytes: bytesOf(caseText(identity)) },
    { path: 'examples/first-boot.pcap', bytes: firstBoot(identity) },
    { path: 'examples/app.har', bytes: bytesOf(`${JSON.stringify(app(identity), null, 1)}\n`) },
  ];
}

const VENDOR = 'api.account.vendor.example';
const ANALYTICS = 'collect.analytics.example';

function caseText(identity: readonly Identifier[]): string {
  const text = caseFileText(identity, { title: 'A phone out of the box (example)', market: 'IN' });
  const more = [
    'controller: { name: Vendor, hosts: [vendor.example] }',
    'services:',
    '  messaging: { title: Messaging over IP }',
    'vantage: { egressCountry: IN, bearers: [wifi] }',
    'phases:',
    '  - id: out-of-box',
    '    from: 2026-03-02T09:00:00Z',
    '    to: 2026-03-02T10:00:00Z',
    '    services: { messaging: on }',
    '    consent: { messaging: not-asked }',
    '',
  ];
  return text + more.join('\n');
}

/** Text of a value; a list joined as telemetry often writes it. */
function valueNamed(identity: readonly Identifier[], id: string): string {
  const value = identity.find((identifier) => identifier.id === id)?.value;
  if (value === undefined) throw new RangeError(`the example's identity has no ${id}`);
  return typeof value === 'string' ? value : value.join(',');
}

const compact = (number: string) => number.replaceAll(' ', '');
const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');

function firstBoot(identity: readonly Identifier[]): Uint8Array {
  const value = (id: string) => valueNamed(identity, id);
  const start = microsFromIso('2026-03-02T09:00:04Z');
  const vendor = { address: '192.0.2.80', port: 80 };
  const name = lookUp(start, VENDOR, vendor.address);
  const activation = `/pass/activate?imei=${value('imei1')}&imsi=${sha1(value('imsi'))}&carrier=${encodeURIComponent(value('carrier'))}`;
  const boot = buildConversation({
    at: start + 200_000,
    orig: { address: '10.0.0.2', port: 41_002 },
    resp: vendor,
    turns: [
      request('GET', VENDOR, activation),
      answer(JSON.stringify({ code: 0, data: { phone: compact(value('own.number')) } })),
      request('POST', VENDOR, '/pass/apps', JSON.stringify({ packages: value('apps').split(',') })),
      answer('{"code":0}'),
    ],
  });
  const contact = buildConversation({
    at: start + 60_000_000,
    orig: { address: '10.0.0.2', port: 41_003 },
    resp: vendor,
    turns: [
      request(
        'GET',
        VENDOR,
        `/pass/user@id?type=MXPH&externalId=${encodeURIComponent(compact(value('contact1.number')))}`,
      ),
      answer('{"code":0,"data":{"status":"unknown"}}'),
    ],
    // The number is split over two segments, which come in the wrong order.
    cuts: ({ from }) => (from === 'orig' ? [60] : []),
  });
  const [early, late] = [contact.findIndex(isData), contact.findIndex(isData) + 1];
  const reordered = contact.map((packet, i) => {
    const other = i === early ? contact[late] : i === late ? contact[early] : undefined;
    return other === undefined ? packet : { ...packet, bytes: other.bytes };
  });
  return buildPcap({ linkType: 1, packets: [...name, ...boot, ...reordered] });
}

const isData = ({ from, byteLength }: { from: string; byteLength: number }) =>
  from === 'orig' && byteLength > 0;

function lookUp(at: number, host: string, address: string): PlannedPacket[] {
  const phone = { address: '10.0.0.2', port: 53_311 };
  const resolver = { address: '10.0.0.1', port: 53 };
  const question = buildDns({ question: host });
  const answered = buildDns({ question: host, answers: [{ name: host, address }] });
  return [
    { at, bytes: buildUdpFrame({ from: phone, to: resolver, payload: question }) },
    { at: at + 20_000, bytes: buildUdpFrame({ from: resolver, to: phone, payload: answered }) },
  ];
}

function request(method: string, host: string, target: string, body?: string): Turn {
  const content = body === undefined ? null : gzipSync(body);
  const fields = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    'User-Agent: Example Phone; build 1.0',
    ...(content === null
      ? []
      : ['Content-Encoding: gzip', 'Content-Type: application/json', `Content-Length: ${content.length}`]),
  ];
  const head = bytesOf(`${fields.join('\r\n')}\r\n\r\n`);
  return { from: 'orig', bytes: content === null ? head : concatBytes([head, content]) };
}

function answer(body: string): Turn {
  return {
    from: 'resp',
    bytes: bytesOf(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    ),
  };
}

function app(identity: readonly Identifier[]): object {
  const value = (id: string) => valueNamed(identity, id);
  const inner = JSON.stringify({ device: { android_id: value('android-id'), serial: value('serial') } });
  const events = JSON.stringify({
    v: 2,
    advertising_id: value('advertising-id'),
    user: createHash('sha256').update(value('own.email').toLowerCase()).digest('hex'),
    payload: Buffer.from(inner).toString('base64'),
  });
  const [latitude, longitude] = value('place').split(',');
  return {
    log: {
      version: '1.2',
      creator: { name: 'telltale examples', version: '1' },
      entries: [
        entry('2026-03-02T09:20:11.120Z', `https://${ANALYTICS}/v2/events`, events),
        entry(
          '2026-03-02T09:20:12.480Z',
          `https://maps.vendor.example/near?lat=${latitude}&lon=${longitude}`,
          null,
        ),
      ],
    },
  };
}

function entry(at: string, url: string, body: string | null): object {
  return {
    startedDateTime: at,
    time: 48,
    request: {
      method: body === null ? 'GET' : 'POST',
      url,
      httpVersion: 'HTTP/2',
      headers: [{ name: 'user-agent', value: 'ExampleApp/3.1' }],
      queryString: [],
      cookies: [],
      headersSize: -1,
      bodySize: body?.length ?? 0,
      ...(body === null ? {} : { postData: { mimeType: 'application/json', text: body } }),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/2',
      headers: [],
      cookies: [],
      content: { size: 2, mimeType: 'application/json', text: '{}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 2,
    },
    cache: {},
    timings: { send: 1, wait: 40, receive: 7 },
    serverIPAddress: '198.51.100.7',
  };
}
