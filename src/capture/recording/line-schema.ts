import * as v from 'valibot';

/*
 * The one definition of a recording's lines: it types what is written, checks what is read, and prints the JSON Schema
 * and the page in the docs. Objects may have more fields than are named here, so that later versions can add some.
 */

const said = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));
const orNull = <const Schema extends v.GenericSchema>(schema: Schema) => v.nullable(schema);

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const moment = said(count, 'Microseconds since 1970-01-01 in UTC');
const base64 = said(text, 'The bytes in base64 (RFC 4648 section 4)');

/** Text that is UTF-8, or other bytes. */
const writtenText = v.union([text, v.object({ base64 })]);

const wholeLength = v.optional(said(count, 'Bytes before it was cut or dropped, where it was'));

/** Bytes in the line itself or in a file beside the recording. */
const writtenBytes = v.union([
  v.object({ base64, wholeLength }),
  v.object({
    sha256: said(text, 'SHA-256 in hex: the name of the file under `bodies/` that holds them'),
    byteLength: said(count, 'Bytes of that file'),
    wholeLength,
  }),
]);

const end = (whose: string) =>
  v.object({
    address: said(orNull(text), `IP address of ${whose}`),
    port: said(orNull(count), `Port of ${whose}`),
  });

const peers = said(
  v.object({
    connection: said(orNull(text), 'Name of the connection: equal for what came over the same one'),
    orig: end('the phone'),
    resp: end('the server'),
    serverName: said(orNull(text), 'Name that the client asked for in TLS (SNI)'),
    ja4: v.optional(said(text, "JA4 fingerprint of the client's TLS")),
  }),
  'Who spoke to whom',
);

const messageFields = v.array(
  v.object({ name: said(text, 'As on the wire'), value: said(writtenText, 'As on the wire') }),
);

const request = v.object({
  at: moment,
  method: text,
  scheme: said(text, '`http`, `https`, `ws`, `wss`'),
  host: said(text, 'Without port, as the request names it'),
  port: orNull(count),
  protocol: said(text, '`http/1.1`, `h2`'),
  target: said(writtenText, 'What stands in the request line after the host'),
  fields: said(messageFields, 'Header fields in the order of the wire'),
  body: said(orNull(writtenBytes), 'As on the wire, still compressed where it was'),
});

const response = v.object({
  at: moment,
  status: count,
  protocol: text,
  fields: messageFields,
  body: orNull(writtenBytes),
});

const previous = said(text, 'SHA-256 in hex of the line before, without its line break');

/** A line by its `kind`. */
const line = <const Kind extends string, const Entries extends v.ObjectEntries>(
  kind: Kind,
  description: string,
  entries: Entries,
) => said(v.object({ previous, kind: v.literal(kind), ...entries }), description);

export const lineSchema = v.variant('kind', [
  line('exchange', 'A request and what came back', {
    peers,
    request,
    response: said(orNull(response), 'Null where none came'),
  }),
]);
