import { isIP } from 'node:net';
import { type Notice, type Sourced, textOf, verbatim } from '../../base/index.ts';
import type { ByteReader } from '../byte-reader.ts';
import { decodeBase64Text } from '../har/index.ts';
import { oddity } from '../oddity.ts';
import { exchangeOf } from '../raw-http/index.ts';
import type { Exchange, Recorded } from '../recorded.ts';
import { type Element, elementsIn } from './elements.ts';
import { type Item, itemsIn, MOST_ITEM_BYTES } from './items.ts';
import { javaDate } from './java-date.ts';

/** What is given as the time of an item that has none, where none before it has one either. */
const NO_TIME = -1;

/**
 * Reads what Burp Suite saves as "items": XML in which each item holds a request and its response as they were on the
 * wire, mostly in base64. What is odd within one costs that item only.
 */
export function* readBurp(reader: ByteReader, file: string): Generator<Recorded> {
  const say = (notice: Omit<Notice, 'about'>) => oddity({ ...notice, about: file });
  let index = 0;
  let lastAt = NO_TIME;
  for (const item of itemsIn(reader)) {
    const { bytes, byteLength, isWhole } = item;
    if (bytes === null) {
      const detail = `an item is longer than ${MOST_ITEM_BYTES >> 20} MiB and was passed over`;
      yield say({ code: 'item-too-long', detail, byteLength });
    } else {
      const read = readItem(item, bytes, { index, lastAt });
      if (read.exchange === null)
        yield say({ code: 'item-unusable', detail: 'an item holds no request that can be read', byteLength });
      else {
        lastAt = read.exchange.request.at;
        if (read.notice !== null) yield say(read.notice);
        yield read.exchange;
      }
      if (!isWhole) yield say({ code: 'capture-cut', detail: 'the file ends within an item', byteLength });
    }
    index += 1;
  }
}

const NO_MOMENT = {
  code: 'time-unknown',
  detail: 'an item does not say when it was; the one before it counts',
};
const NO_ZONE = {
  code: 'time-zone-unknown',
  detail: 'an item says its time in a zone whose short name does not tell which; it is taken for UTC',
};

function readItem(
  item: Item,
  bytes: Uint8Array,
  { index, lastAt }: { readonly index: number; readonly lastAt: number },
): { readonly exchange: Exchange | null; readonly notice: Omit<Notice, 'about'> | null } {
  const elements = new Map<string, Element>();
  for (const element of elementsIn(bytes, '<item>'.length))
    if (!elements.has(element.name)) elements.set(element.name, element);
  const text = (name: string) => {
    const element = elements.get(name);
    return element === undefined
      ? ''
      : textOf(bytes.subarray(element.start, element.end)).slice(0, 4096).trim();
  };
  const message = (name: string): Sourced | null => {
    const element = elements.get(name);
    if (element === undefined || element.end <= element.start) return null;
    const { start, end } = element;
    const written = { bytes: bytes.subarray(start, end), source: verbatim(index, item.offset + start) };
    return /base64\s*=\s*"true"/.test(element.attributes) ? decodeBase64Text(written) : written;
  };
  const request = message('request');
  if (request === null) return { exchange: null, notice: null };
  const moment = javaDate(text('time'));
  const [, ip = ''] = /\bip\s*=\s*"([^"]*)"/.exec(elements.get('host')?.attributes ?? '') ?? [];
  const port = /^\d{1,5}$/.test(text('port')) ? Number(text('port')) : null;
  const at = moment?.at ?? lastAt;
  const exchange = exchangeOf({
    request,
    response: message('response'),
    at,
    responseAt: at,
    scheme: text('protocol') === 'http' ? 'http' : 'https',
    host: /^[^\s\0-\x1f\x7f/?#@\\<>]{1,255}$/.test(text('host')) ? text('host') : null,
    port,
    peers: {
      connection: null,
      orig: { address: null, port: null },
      resp: { address: isIP(ip) === 0 ? null : ip, port },
      serverName: null,
    },
    origin: { index, offset: item.offset },
  });
  return { exchange, notice: moment === null ? NO_MOMENT : moment.hasZone ? null : NO_ZONE };
}
