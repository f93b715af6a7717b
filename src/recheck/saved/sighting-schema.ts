import * as v from 'valibot';
import { count, fields, list, moment, names, number, oneOf, says, shape, text, textOrNull } from './words.ts';

export const direction = says(oneOf(['request', 'response']), 'from the phone, or back to it');
const transport = says(oneOf(['plain', 'tls']), 'whether the wire was protected');
const location = oneOf(['url', 'header', 'cookie', 'body', 'dns', 'sni', 'stream', 'sms']);
const span = fields({ start: count, end: count });

/** Places in capture files are counted from 0 or 1; what a reader made up stands at -1. */
const place = says(number, 'packet from 1, HAR entry or flow from 0');

const pieces = list(fields({ index: place, offset: number, byteLength: count }));

/** What a message says of itself; a response repeats its request's. */
const said = {
  direction,
  protocol: says(text, 'such as `http/1.1`, `h2`, `websocket`, `tcp`, `udp`, `dns`'),
  method: textOrNull,
  host: says(textOrNull, 'as on the wire, without port; sighted values in it are replaced by `‹id›`'),
  address: says(textOrNull, 'of the server'),
  port: v.nullable(count),
};

export const sighting = shape(
  'Sighting',
  'One place where an identifier stood, with the whole way back to the capture file.',
  {
    id: says(text, '`sig:…`, the same whenever the same capture is examined'),
    identifier: says(text, 'id in the case'),
    kind: says(text, 'one of the [kinds](../kinds.md)'),
    message: says(text, '`msg:…`'),
    ...said,
    transport,
    tls: v.optional(
      says(fields({ version: textOrNull, cipher: textOrNull }), 'what TLS came to, where that was seen'),
    ),
    app: v.optional(says(text, 'the app that told it, where the capture says so')),
    location,
    field: says(textOrNull, 'the nearest name: query key, header, JSON pointer, protobuf field'),
    path: says(text, 'the whole way to it, containers and [layers](../detect/README.md)'),
    layers: says(names, 'what changed the bytes, outermost first'),
    forms: says(
      names,
      'how what stood there differs from the value in the case, innermost first; empty: not at all',
    ),
    calledEncrypted: v.optional(
      says(oneOf(['content-type', 'field', 'target']), 'what calls it encrypted, where something does'),
    ),
    knownIv: v.optional(
      says(oneOf(['zero', 'published', 'key']), 'the fixed initialisation vector with which a key opened it'),
    ),
    namedBy: v.optional(says(text, 'the key beside which a value stood that proves nothing alone')),
    span: says(span, 'bytes within the innermost part'),
    origin: says(
      fields({
        file: says(text, 'a capture, as in `captures`'),
        index: place,
        offset: says(number, 'byte in the file where the outermost encoded region begins'),
        pieces: says(pieces, 'all of that region in the file'),
      }),
      'where it stands in the capture file',
    ),
    at: says(moment, 'when its message was sent'),
    phase: textOrNull,
    step: says(textOrNull, 'null where no marks say'),
    repeat: says(v.nullable(count), 'which repeat of the step, from 1'),
    destination: says(text, '`dst:…`'),
    chance: says(number, 'how probable it is that unrelated bytes would have been taken for it'),
    seen: v.optional(says(text, 'what stood there; only with `--reveal`')),
  },
);

export const listedMessage = shape('Message', 'A message of a capture; only with `--messages`.', {
  id: says(text, '`msg:…`'),
  ...said,
  target: says(textOrNull, 'as on the wire; sighted values in it are replaced by `‹id›`'),
  status: v.nullable(count),
  at: moment,
  origin: fields({ file: text, index: place, offset: number }),
});

export const guess = shape(
  'Guess',
  'Something that looks like an identifier which the case does not have; only with `--guess`. It proves nothing.',
  {
    id: says(text, 'such as `looks-like imei #1`'),
    kind: text,
    class: text,
    confidence: says(text, 'how sure: see [guesses](../guess.md)'),
    because: says(text, 'what it looks like, and under which name'),
    masked: says(text, 'the value with stars for most of it'),
    value: v.optional(says(text, 'only with `--reveal`')),
    requests: says(count, 'messages it went out in'),
    responses: count,
    inPlainText: v.boolean('must be true or false'),
    destinations: says(names, '`dst:…`; of very many some are left out'),
    first: says(
      fields({
        message: text,
        at: moment,
        direction,
        host: textOrNull,
        location,
        field: textOrNull,
        path: text,
        layers: names,
        origin: fields({ file: text, index: place }),
      }),
      'where it stood first',
    ),
  },
);
