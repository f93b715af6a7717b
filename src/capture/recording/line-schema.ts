import * as v from 'valibot';
import { TLS_VERSIONS } from '../agreed-tls.ts';

/*
 * The one definition of a recording's lines: it types what is written, checks what is read, and prints the JSON Schema
 * and the page in the docs. Objects may have fields that are not named here, so that some can be added later.
 */

const said = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const text = v.string();
const textOrNull = v.nullable(text);
const whole = v.pipe(v.number(), v.integer());
const count = v.pipe(whole, v.minValue(0));
const at = said(whole, 'Microseconds since 1970-01-01 in UTC');

const base64 = said(text, 'The bytes in base64 (RFC 4648 section 4)');

/** Shapes with a title have a section of their own in the page. */
const titled = <const Schema extends v.GenericSchema>(schema: Schema, title: string, description: string) =>
  v.pipe(schema, v.title(title), v.description(description));

const writtenText = titled(
  v.union([text, v.object({ base64 })]),
  'Text',
  'A target (what stands in the request line after the host), or the value of a field. What is UTF-8 stands as it is.',
);

const wholeLength = v.exactOptional(said(count, 'Bytes before some were dropped, where some were'));

const writtenBytes = titled(
  v.union([
    v.object({ base64, wholeLength }),
    v.object({
      sha256: said(text, 'SHA-256 in hex, and name, of the file beside the recording that holds the bytes'),
      byteLength: said(count, 'Bytes of that file'),
      wholeLength,
    }),
  ]),
  'Bytes',
  'Bytes stand in the line itself or, where they are many, in a file beside the recording.',
);

const end = (whose: string) =>
  said(v.object({ address: textOrNull, port: v.nullable(count) }), `IP address and port of ${whose}`);

const peers = titled(
  v.object({
    connection: said(textOrNull, 'Name of the connection: equal for all that came over the same one'),
    orig: end('the phone'),
    resp: end('the server'),
    serverName: said(textOrNull, 'Name that the phone asked for in TLS (SNI)'),
    ja4: v.exactOptional(said(text, "JA4 fingerprint of the phone's TLS")),
    tls: v.exactOptional(
      said(
        v.object({
          version: said(
            // One that came after this was written does not make the line unreadable.
            v.fallback(v.nullable(v.picklist(TLS_VERSIONS)), null),
            'Version; null where it is not known',
          ),
          cipher: said(textOrNull, 'Cipher suite, by its name in the IANA registry'),
          alpn: v.exactOptional(said(text, 'Protocol chosen by ALPN')),
        }),
        'What phone and interception agreed on in TLS, where the handshake was seen',
      ),
    ),
  }),
  'Peers',
  'Who spoke to whom.',
);

const httpVersion = said(text, 'In lower case, such as `http/1.1` or `h2`');
const fields = said(
  v.array(v.object({ name: text, value: writtenText })),
  'Header fields in the order of the wire',
);
const body = said(
  v.nullable(writtenBytes),
  'As on the wire, so still compressed where it was; null without one',
);

const request = said(
  v.object({
    at,
    method: text,
    scheme: said(text, '`http`, `https`, `ws` or `wss`'),
    host: said(text, 'Without port, as the request names it'),
    port: v.nullable(count),
    protocol: httpVersion,
    target: writtenText,
    fields,
    body,
  }),
  'What the phone asked',
);

const response = said(
  v.nullable(v.object({ at, status: count, protocol: httpVersion, fields, body })),
  'What came back; null where nothing did',
);

const previous = said(text, 'SHA-256 in hex of the line before, without its line break');
const onOrOff = v.record(text, text);

const line = <const Kind extends string, const Entries extends v.ObjectEntries>(
  kind: Kind,
  description: string,
  entries: Entries,
) => said(v.object({ previous, kind: v.literal(kind), ...entries }), description);

export const lineSchema = v.variant('kind', [
  line('exchange', 'A request and what came back.', { peers, request, response }),
  line('stream', 'A WebSocket message, or a piece of a stream that is not HTTP.', {
    at,
    protocol: v.picklist(['websocket', 'tcp', 'udp']),
    peers,
    host: said(textOrNull, 'Name that the connection was opened to'),
    direction: said(v.picklist(['request', 'response']), 'Whether the phone sent it or the server did'),
    transport: v.picklist(['plain', 'tls']),
    content: writtenBytes,
  }),
  line('refusal', 'The phone would not accept the interception, so what it would have told is unread.', {
    at,
    peers,
    reason: text,
    byteLength: v.exactOptional(said(count, 'Bytes of TLS that the phone sent before it broke off')),
  }),
  line('name-answer', 'A name was looked up.', { at, name: text, addresses: v.array(text) }),
  line('phase', 'From here on the phone was in this state.', {
    at,
    id: text,
    build: said(textOrNull, 'Firmware build'),
    setup: v.exactOptional(
      said(
        v.picklist(['new', 'reset', 'kept']),
        'How the phone came by its settings: out of the box, reset to factory state, or kept from before',
      ),
    ),
    services: said(onOrOff, 'What the phone does, by service: `on` or `off`'),
    consent: said(
      v.record(text, v.picklist(['not-asked', 'granted', 'refused', 'withdrawn'])),
      'What the person agreed to, by service',
    ),
    control: said(v.boolean(), 'Whether what the steps act on is left out'),
  }),
  line('step', 'A step of the protocol was begun.', {
    at,
    phase: text,
    id: text,
    action: v.exactOptional(said(text, 'What was done, in the words of protocols')),
    repeat: said(count, 'Which repeat, from 1'),
    of: said(count, 'Repeats in all'),
    by: said(text, 'Who carried it out: the name of the driver'),
    exercises: said(v.array(text), 'Ids of the identifiers that it acts on'),
  }),
  line('notice', 'Something that a reader of the result must know.', {
    code: said(text, 'The same for everything of its sort'),
    about: said(text, 'What it is about: the name of a connection, or a phase and a step'),
    detail: text,
    byteLength: v.exactOptional(said(count, 'Bytes that it accounts for')),
  }),
  line('packet', 'A packet, where packets were captured.', {
    at,
    linkType: said(count, 'Number from the tcpdump.org list of link-layer header types'),
    wireLength: said(count, 'Bytes on the wire'),
    bytes: writtenBytes,
  }),
  line('end', 'The recording was closed: nothing is missing at its end.', {}),
]);

/** The first line. */
export const headSchema = said(
  v.object({
    telltale: said(v.literal('recording/1'), 'Format and version'),
    at: said(whole, 'When the recording was begun, in microseconds since 1970-01-01 in UTC'),
  }),
  'The first line.',
);

/** What any line may be. */
export const recordingSchema = v.pipe(
  v.union([headSchema, lineSchema]),
  v.title('Telltale recording, one line'),
  v.description('What a phone said and was told while it was intercepted, line by line as it happened.'),
);

export type Head = v.InferOutput<typeof headSchema>;
/** Any line after the first. */
export type WrittenLine = v.InferOutput<typeof lineSchema>;
/** A line of that kind. */
export type LineOf<Kind extends WrittenLine['kind']> = Extract<WrittenLine, { readonly kind: Kind }>;
export type WrittenText = v.InferOutput<typeof writtenText>;
export type WrittenBytes = v.InferOutput<typeof writtenBytes>;
