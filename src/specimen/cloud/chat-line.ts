import type { Socket } from 'node:net';
import { StringDecoder } from 'node:string_decoder';
import {
  type Attributes,
  CHAT_DOMAIN,
  chatAddress,
  hostRow,
  numberOf,
  type Stanza,
  StanzaReader,
  writeStanza,
} from '../wire/index.ts';
import type { House } from './house.ts';
import type { ToldField } from './received.ts';
import { addressOf, type RegionId } from './regions.ts';

/** The port's one name. */
export const CHAT_HOST = 'app.chat.xiaomi.net';

/**
 * The server's side of one chat connection: whoever says its number is online until it goes; a message goes
 * over IP to a number that is online, and is left to the handset to send as an SMS where it is not.
 */
export function answerChat(house: House, region: RegionId, socket: Socket): void {
  const { office } = house;
  const reader = new StanzaReader();
  const decoder = new StringDecoder('utf8');
  let number: string | null = null;
  let leave = () => {};

  const write = (stanza: Exclude<Stanza, { kind: 'fault' }>) => {
    if (socket.writable) socket.write(writeStanza(stanza));
  };
  const element = (name: string, attributes: Attributes, body: string | null = null) =>
    write({ kind: 'element', name, attributes, body });
  const hangUp = () => {
    leave();
    if (socket.writable) socket.end(writeStanza({ kind: 'close' }));
  };

  function record(stanza: Stanza, what: readonly ToldField[]): void {
    const row = hostRow(CHAT_HOST);
    if (row === null) throw new RangeError(`${CHAT_HOST} is not among the hosts`);
    const at = office.now();
    // Asked for now, as a connection may be accepted before the side that dialled knows of it.
    const line = house.lines.of(socket);
    house.log.add({
      at,
      service: row.service,
      region,
      host: row.host,
      address: line?.address ?? addressOf(row, region, at),
      transport: 'plain',
      protocol: 'chat',
      method: 'STREAM',
      target: stanza.kind === 'element' ? stanza.name : stanza.kind,
      status: 0,
      by: line?.by ?? 'handset',
      what,
    });
  }

  function take(stanza: Stanza): void {
    if (stanza.kind === 'fault') {
      hangUp();
      return;
    }
    record(stanza, toldBy(stanza));
    if (stanza.kind === 'close') hangUp();
    else if (stanza.kind === 'open') {
      write({ kind: 'open', attributes: { from: CHAT_DOMAIN, version: '105' } });
      // The documented fallback stays where it is when the service goes: it has nobody to deliver to.
      if (house.services.get('cloud-messaging')?.region() !== region) hangUp();
    } else if (stanza.name === 'presence') enter(stanza.attributes);
    else if (stanza.name === 'message') passOn(stanza.attributes, stanza.body ?? '');
  }

  function enter(attributes: Attributes): void {
    leave();
    leave = () => {};
    number = null;
    if (attributes.type === 'unavailable') return;
    if (attributes.from === undefined) {
      element('presence', { type: 'error' });
      return;
    }
    number = numberOf(attributes.from);
    leave = office.presence.enter(number, (from, text) =>
      element('message', { from: chatAddress(from) }, text),
    );
    element('presence', { type: 'accepted' });
  }

  function passOn({ id = '', to }: Attributes, text: string): void {
    if (number === null || to === undefined) {
      element('message', { id, type: 'error' });
      return;
    }
    const via = office.presence.deliver(numberOf(to), number, text) ? 'ip' : 'sms';
    element('message', { id, type: 'receipt', via });
  }

  socket.on('data', (bytes) => {
    for (const stanza of reader.push(decoder.write(bytes))) take(stanza);
  });
  socket.on('end', hangUp);
  // A connection that breaks off is one that ends.
  socket.on('error', () => socket.destroy());
  socket.on('close', () => leave());
}

function toldBy(stanza: Stanza): readonly ToldField[] {
  if (stanza.kind !== 'element') return [];
  const { name, attributes, body } = stanza;
  const written = ['from', 'to'].flatMap((key) => {
    const value = attributes[key];
    return value === undefined ? [] : [{ field: `${name}/${key}`, value }];
  });
  return body === null ? written : [...written, { field: `${name}/body`, value: body }];
}
