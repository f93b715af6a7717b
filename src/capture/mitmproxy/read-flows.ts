import type { Notice } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import { oddity } from '../oddity.ts';
import type { Recorded } from '../recorded.ts';
import { dnsChunksOf } from './dns-flow.ts';
import type { Flow } from './flow.ts';
import { exchangeOf } from './http-flow.ts';
import { askedHost, peersOf } from './peers.ts';
import { refusalOf } from './refusal.ts';
import { streamChunksOf, webSocketChunksOf } from './stream-flow.ts';
import { type FlowBytes, lengthAt, membersOf, type Tnet } from './tnetstring.ts';
import { firstOf, isTrue, momentIn, numberIn, textIn } from './value.ts';

/**
 * The longest flow that is taken into memory; a longer one is passed over. One flow is in memory at a time, so
 * this is what a hostile file can make of it. (mitmproxy has no limit, and streams bodies only when told to.)
 */
export const MOST_FLOW_BYTES = 256 << 20;

/** The newest flow format that is known, written by mitmproxy 11 and 12. */
const NEWEST_VERSION = 21;

/**
 * Reads a file of mitmproxy flows, of all versions from 0.10 on. Each flow is one tnetstring, so what is odd
 * within one costs that flow only; after a length that is none the rest is passed over and counted.
 */
export function* readFlows(reader: ByteReader, file: string): Generator<Recorded> {
  const say = (notice: Omit<Notice, 'about'>) => oddity({ ...notice, about: file });
  const told = new Set<string>();
  for (let index = 0; ; index++) {
    const head = reader.peekUpTo(14);
    if (head.byteLength === 0) return;
    const prefix = lengthAt(head, 0);
    if (prefix === null) {
      const detail = 'what follows is not a flow; nothing after it can be read';
      yield say({ code: 'flow-broken', detail, byteLength: reader.drain() });
      return;
    }
    const { offset } = reader;
    const byteLength = prefix.next + prefix.length + 1;
    if (byteLength > MOST_FLOW_BYTES) {
      const detail = `a flow is longer than ${MOST_FLOW_BYTES >> 20} MiB and was passed over`;
      yield say({ code: 'flow-too-long', detail, byteLength: reader.skip(byteLength) });
      continue;
    }
    const bytes = reader.take(byteLength);
    if (bytes === null) {
      yield say({ code: 'capture-cut', detail: 'the file ends within a flow', byteLength: reader.drain() });
      return;
    }
    const flow: FlowBytes = { bytes, offset, damaged: bytes[byteLength - 1] !== 0x7d };
    const root: Tnet = { flow, tag: '}', start: prefix.next, end: byteLength - 1 };
    if (!flow.damaged) {
      for (const recorded of recordsOf(root, index)) {
        if (recorded.kind !== 'notice') yield recorded;
        else if (!told.has(recorded.notice.code)) {
          told.add(recorded.notice.code);
          yield say(recorded.notice);
        }
      }
    }
    if (flow.damaged) {
      yield say({ code: 'flow-damaged', detail: 'a flow could be read in part only', byteLength });
    }
  }
}

function* recordsOf(root: Tnet, index: number): Generator<Recorded> {
  const flow = flowOf(root, index);
  for (const notice of oddities(flow)) yield oddity({ ...notice, about: '' });
  const type = textIn(flow.members.get('type')) ?? (flow.members.has('request') ? 'http' : '');
  switch (type) {
    case 'http': {
      const exchange = exchangeOf(flow);
      if (exchange !== null) yield exchange;
      yield* webSocketChunksOf(flow, exchange?.request.host ?? null);
      break;
    }
    case 'websocket':
    case 'tcp':
    case 'udp':
      yield* streamChunksOf(flow, type);
      break;
    case 'dns':
      yield* dnsChunksOf(flow);
      break;
    default:
      yield oddity({
        code: 'flow-unread',
        about: '',
        detail: 'flows of a kind that is not known were passed over',
      });
  }
  const refusal = refusalOf(flow);
  if (refusal !== null) yield refusal;
}

function flowOf(root: Tnet, index: number): Flow {
  const members = membersOf(root);
  // In version 0.10 the client's connection stood in the request, and the server's nowhere.
  const client = membersOf(
    members.get('client_conn') ?? membersOf(members.get('request')).get('client_conn'),
  );
  const server = membersOf(members.get('server_conn'));
  const isTls =
    [client.get('tls'), client.get('tls_established'), client.get('ssl_established')].some(isTrue) ||
    momentIn(client.get('timestamp_tls_setup')) !== null;
  return {
    members,
    index,
    offset: root.flow.offset,
    peers: { ...peersOf(client, server, index), ...appOf(membersOf(members.get('metadata'))) },
    host: textIn(client.get('sni')) ?? textIn(server.get('sni')) ?? askedHost(server),
    at: momentIn(members.get('timestamp_created')) ?? momentIn(client.get('timestamp_start')) ?? 0,
    isTls,
  };
}

/** Names under which addons of the proxy keep in a flow's metadata whose connection it is. */
const APP_MEMBERS = ['app', 'app_name', 'app_id', 'package', 'package_name', 'process_name'];

function appOf(metadata: ReadonlyMap<string, Tnet>): { readonly app?: string } {
  const named = APP_MEMBERS.map((member) => textIn(metadata.get(member))?.trim() ?? '');
  const app = named.find((name) => name !== '' && name.length <= 255 && !/[\0-\x1f\x7f]/.test(name));
  return app === undefined ? {} : { app };
}

/** What a reader of the result must know of a flow besides what was said in it. */
function* oddities({ members }: Flow): Generator<Omit<Notice, 'about'>> {
  const version = members.get('version');
  const number = numberIn(version) ?? numberIn(firstOf(version, 1)[0]);
  if (number === null) {
    yield {
      code: 'flow-version',
      detail: 'flows do not say the version of their format; they are read all the same',
    };
  } else if (number > NEWEST_VERSION) {
    yield {
      code: 'flow-version',
      detail: 'flows are of a newer format than is known; they are read all the same',
    };
  }
  if (textIn(members.get('is_replay')) !== null) {
    yield {
      code: 'flow-replayed',
      detail: 'flows were replayed by the operator of the proxy, not sent by the phone',
    };
  }
  if (members.get('backup')?.tag === '}') {
    yield {
      code: 'flow-modified',
      detail: 'flows were changed by the operator of the proxy; they are read as changed',
    };
  }
}
