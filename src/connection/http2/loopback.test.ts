import { type ClientHttp2Session, connect, createServer, type IncomingHttpHeaders } from 'node:http2';
import type { Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { latin1Of } from '../../base/index.ts';
import type { Heard, Message } from '../message.ts';
import {
  accountedBytes,
  buildConversation,
  hearAll,
  packetsOf,
  recordTurns,
  type Turn,
} from '../testing/index.ts';

const EXCHANGES = 30;
/** All characters that a field may have: every Huffman code of one. */
const everyCharacter = Array.from({ length: 256 }, (_, i) => String.fromCharCode(i))
  .join('')
  .replace(/[\0-\x1f\x7f]/g, '');
const bodyOf = (i: number) => `body ${i} `.repeat(1 + i * 100);
/** Now and then more than a frame holds. */
const largeOf = (i: number) => (i % 6 === 5 ? 'large '.repeat(i * 200).trim() : 'small');
const answerOf = (i: number) => gzipSync(`answer ${i} `.repeat(1 + i * 3000));

const isMessage = (heard: Heard): heard is Message => heard.kind === 'message';

function fieldsOf(message: Message): Record<string, string> {
  const fields = message.sections.filter(({ field }) => field !== null);
  return Object.fromEntries(fields.map(({ field, bytes }) => [field, latin1Of(bytes)]));
}

function bodyText(message: Message): string {
  const bodies = message.sections.filter(({ location }) => location === 'body');
  return bodies.map(({ bytes }) => latin1Of(bytes)).join('');
}

function ask(session: ClientHttp2Session, i: number): Promise<void> {
  const stream = session.request(
    {
      ':method': 'POST',
      ':path': `/exchange/${i}?q=${'long '.repeat(i).trim().replaceAll(' ', '+')}`,
      'x-every': everyCharacter.slice(i).trim(),
      'x-large': largeOf(i),
      cookie: `a=${i}; b=same`,
    },
    { waitForTrailers: true },
  );
  stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': String(i) }));
  return new Promise((resolve, reject) => {
    stream.on('error', reject);
    stream.on('close', resolve);
    stream.on('data', () => {});
    // In parts, so that streams come by turns.
    stream.write(Buffer.from(bodyOf(i).slice(0, 100)));
    setImmediate(() => stream.end(Buffer.from(bodyOf(i).slice(100))));
  });
}

describe('what node:http2 says over loopback', () => {
  let turns: Turn[] = [];
  const seen: IncomingHttpHeaders[] = [];

  beforeAll(async () => {
    const server = createServer({ settings: { maxFrameSize: 20_000, headerTableSize: 1000 } });
    server.on('stream', (stream, headers) => {
      seen.push(headers);
      const i = Number(/\d+/.exec(headers[':path'] ?? '')?.[0]);
      stream.on('error', () => {});
      if (i % 7 === 0 && stream.pushAllowed) {
        stream.pushStream({ ':path': `/pushed/${i}` }, (error, pushed) => {
          if (error !== null) return;
          pushed.respond({ ':status': 200, 'x-pushed': 'yes' });
          pushed.end(`pushed ${i}`);
        });
      }
      stream.additionalHeaders({ ':status': 103, 'x-hint': String(i) });
      stream.respond(
        { ':status': 206 + i, 'content-encoding': 'gzip', 'x-every': everyCharacter.slice(i).trim() },
        { waitForTrailers: true },
      );
      stream.on('wantTrailers', () => stream.sendTrailers({ 'x-status': String(i) }));
      stream.resume();
      stream.write(answerOf(i).subarray(0, 50));
      stream.on('end', () => stream.end(answerOf(i).subarray(50)));
    });
    [turns = []] = await recordTurns(server as unknown as Server, async (port) => {
      const session = connect(`http://127.0.0.1:${port}`, {
        settings: { headerTableSize: 60_000, maxHeaderListSize: 1e6 },
      });
      session.on('stream', (pushed) => pushed.resume());
      await Promise.all(Array.from({ length: EXCHANGES }, (_, i) => ask(session, i)));
      await new Promise<void>((resolve) => session.close(resolve));
    });
  }, 30_000);

  const hear = (cuts?: (turn: Turn) => readonly number[]) =>
    hearAll(packetsOf(buildConversation(cuts === undefined ? { turns } : { turns, cuts })));

  it('is heard whole: fields, bodies, trailers, hints and pushes', () => {
    const messages = hear().filter(isMessage);
    const ofTarget = (start: string) => messages.filter(({ target }) => target?.startsWith(start));
    expect(seen.length).toBe(EXCHANGES);
    for (let i = 0; i < EXCHANGES; i++) {
      const [request, ...others] = ofTarget(`/exchange/${i}?`).filter(
        ({ direction }) => direction === 'request',
      );
      expect(others).toEqual([]);
      expect(request).toMatchObject({ protocol: 'h2', method: 'POST', host: '127.0.0.1' });
      expect(request && fieldsOf(request)).toMatchObject({
        'x-every': everyCharacter.slice(i).trim(),
        'x-large': largeOf(i),
        'x-sum': String(i),
      });
      expect(request && bodyText(request)).toBe(bodyOf(i));
      const responses = ofTarget(`/exchange/${i}?`).filter(
        ({ direction, status }) => direction === 'response' && status,
      );
      expect(responses.map(({ status }) => status)).toEqual([103, 206 + i]);
      const [hint, response] = responses;
      expect(hint && fieldsOf(hint)['x-hint']).toBe(String(i));
      expect(response && fieldsOf(response)).toMatchObject({
        'x-every': everyCharacter.slice(i).trim(),
        'x-status': String(i),
      });
      expect(response && bodyText(response)).toBe(latin1Of(answerOf(i)));
      expect(response?.sections.find(({ location }) => location === 'body')?.contentEncodings).toEqual([
        'gzip',
      ]);
    }
    const pushed = ofTarget('/pushed/').map((message) => [
      message.direction,
      message.status,
      bodyText(message),
    ]);
    const numbers = Array.from({ length: EXCHANGES }, (_, i) => i).filter((i) => i % 7 === 0);
    expect(pushed.sort()).toEqual(
      [
        ...numbers.map(() => ['response', null, '']),
        ...numbers.map((i) => ['response', 200, `pushed ${i}`]),
      ].sort(),
    );
  });

  it('is heard the same in any pieces, without a notice that something is wrong, and each byte is accounted for', () => {
    const byteLength = turns.reduce((sum, { bytes }) => sum + bytes.length, 0);
    const tell = (heard: readonly Heard[]) =>
      heard
        .filter(isMessage)
        .map((message) => [
          message.direction,
          message.target,
          message.status,
          message.byteLength,
          bodyText(message),
          fieldsOf(message),
        ]);
    const whole = hear();
    const notices = whole.flatMap((one) => (one.kind === 'notice' ? [one.notice.code] : []));
    expect(notices).toEqual([]);
    for (const cuts of [
      [1, 2, 300],
      [9, 100, 7],
    ]) {
      const pieces = hear(({ bytes }) =>
        new Array<number[]>(Math.ceil(bytes.length / 100)).fill(cuts).flat(),
      );
      expect(tell(pieces)).toEqual(tell(whole));
      expect(accountedBytes(pieces)).toEqual({ read: byteLength, missed: 0 });
    }
  });

  it('is followed from the middle on, and each byte is accounted for', () => {
    const packets = buildConversation({ turns });
    // Without what opens the connection, the first settings and the first fields.
    const late = packets.slice(20);
    const heard = hearAll(packetsOf(late));
    const messages = heard.filter(isMessage).filter(({ protocol }) => protocol === 'h2');
    const bodies = messages.filter(({ direction }) => direction === 'response').map(bodyText);
    expect(bodies.filter((body) => body.startsWith('\x1f\x8b')).length).toBeGreaterThan(EXCHANGES / 2);
    const { read, missed } = accountedBytes(heard);
    expect(read + missed).toBe(late.reduce((sum, { byteLength }) => sum + byteLength, 0));
  });
});
