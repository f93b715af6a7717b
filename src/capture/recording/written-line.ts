import { isUtf8 } from 'node:buffer';
import type { Sourced } from '../../base/index.ts';
import type { Exchange, Recorded, RecordedBody, RecordedField, RecordedPeers } from '../recorded.ts';
import type { BodyStore } from './body-store.ts';
import type { LineOf, WrittenBytes, WrittenLine, WrittenText } from './line-schema.ts';

/*
 * A recorded value as a line of JSON. Texts that are UTF-8 stand as JSON strings, so that people and tools can
 * read them; other bytes as `{"base64": …}`. Bodies always as base64, or past a size as `{"sha256": …}`, the
 * name of a file beside the recording. Keys come in a fixed order: the same value gives the same line.
 */

/** A line without the hash of the one before. */
export type Unchained<Line = WrittenLine> = Line extends WrittenLine ? Omit<Line, 'previous'> : never;

type WrittenExchange = LineOf<'exchange'>;

/**
 * Bytes of a body or chunk that stand in the line itself. A chunk read from a socket has at most as many, so a
 * stream never makes a file for each of its pieces.
 */
export const INLINE_BYTES = 1 << 16;

/** What stands in the line besides the hash of the one before. Large bodies are put into `bodies` first. */
export function writtenLine(recorded: Recorded, bodies: BodyStore): Unchained {
  switch (recorded.kind) {
    case 'exchange':
      return writtenExchange(recorded, bodies);
    case 'stream': {
      const { kind, protocol, at, direction, transport, host, peers, content } = recorded;
      const written = { content: writtenBytes({ ...content, wholeLength: null }, bodies) };
      return { kind, protocol, at, direction, transport, host, peers: writtenPeers(peers), ...written };
    }
    case 'packet': {
      const { kind, at, linkType, wireLength, bytes } = recorded;
      return { kind, at, linkType, wireLength, bytes: { base64: base64(bytes) } };
    }
    case 'refusal': {
      const { kind, at, reason, byteLength, peers } = recorded;
      return {
        kind,
        at,
        reason,
        ...(byteLength === undefined ? {} : { byteLength }),
        peers: writtenPeers(peers),
      };
    }
    case 'name-answer': {
      const { kind, at, name, addresses } = recorded;
      return { kind, at, name, addresses: [...addresses] };
    }
    case 'phase': {
      const { kind, at, id, build, setup, services, consent, control } = recorded;
      const set = setup === undefined ? {} : { setup };
      return { kind, at, id, build, ...set, services, consent, control };
    }
    case 'step': {
      const { kind, at, phase, id, action, repeat, of, by, exercises } = recorded;
      const done = action === undefined ? {} : { action };
      return { kind, at, phase, id, ...done, repeat, of, by, exercises: [...exercises] };
    }
    case 'notice': {
      const { code, about, detail, byteLength } = recorded.notice;
      return { kind: 'notice', code, about, detail, ...(byteLength === undefined ? {} : { byteLength }) };
    }
    // They would open what others may have recorded.
    case 'secrets':
      return {
        kind: 'notice',
        code: 'secrets-left-out',
        about: 'recording',
        detail: 'TLS secrets of the capture were not put into the recording',
      };
    default:
      return recorded satisfies never;
  }
}

function writtenExchange(
  { kind, peers, request, response }: Exchange,
  bodies: BodyStore,
): Unchained<WrittenExchange> {
  const { at, method, scheme, host, port, protocol } = request;
  return {
    kind,
    peers: writtenPeers(peers),
    request: {
      at,
      method,
      scheme,
      host,
      port,
      protocol,
      target: writtenText(request.target),
      fields: writtenFields(request.fields),
      body: writtenBody(request.body, bodies),
    },
    response:
      response === null
        ? null
        : {
            at: response.at,
            status: response.status,
            protocol: response.protocol,
            fields: writtenFields(response.fields),
            body: writtenBody(response.body, bodies),
          },
  };
}

function writtenPeers({
  connection,
  orig,
  resp,
  serverName,
  ja4,
  tls,
}: RecordedPeers): WrittenExchange['peers'] {
  return {
    connection,
    orig: { address: orig.address, port: orig.port },
    resp: { address: resp.address, port: resp.port },
    serverName,
    ...(ja4 === undefined ? {} : { ja4 }),
    ...(tls === undefined ? {} : { tls }),
  };
}

function writtenFields(fields: readonly RecordedField[]): WrittenExchange['request']['fields'] {
  return fields.map(({ name, value }) => ({ name, value: writtenText(value) }));
}

function writtenText({ bytes }: Sourced): WrittenText {
  return isUtf8(bytes) ? bufferOf(bytes).toString('utf8') : { base64: base64(bytes) };
}

function writtenBody(body: RecordedBody | null, bodies: BodyStore): WrittenBytes | null {
  return body === null ? null : writtenBytes(body, bodies);
}

function writtenBytes(body: RecordedBody, bodies: BodyStore): WrittenBytes {
  const cut = body.wholeLength === null ? {} : { wholeLength: body.wholeLength };
  if (bodies.holds(body)) return { sha256: body.sha256, byteLength: body.byteLength, ...cut };
  if (body.bytes.byteLength <= INLINE_BYTES) return { base64: base64(body.bytes), ...cut };
  const sink = bodies.begin();
  sink.write(body.bytes);
  const { sha256, byteLength } = sink.finish(null);
  return { sha256, byteLength, ...cut };
}

function base64(bytes: Uint8Array): string {
  return bufferOf(bytes).toString('base64');
}

function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
