import type { Micros } from '../../base/index.ts';
import type { Asked } from '../stream/asked.ts';
import { cutSegment, type Segment } from '../stream/segment.ts';
import type { Direction, StreamReader, Talk } from '../stream/stream-reader.ts';
import type { DraftFacts } from './draft.ts';
import { type Framing, headFacts } from './framing.ts';
import type { Head } from './head.ts';
import { requestHost } from './host.ts';
import { Http1Lane, type LaneOwner } from './http1-lane.ts';
import { WaitingRequests } from './waiting-requests.ts';

const NO_BODY: Framing = { kind: 'sized', byteLength: 0 };

const ODDITIES: Readonly<Record<string, string>> = {
  'http-content-length-differs': 'A message gives several lengths; the first one was taken.',
  'http-content-length-invalid':
    'A message gives a length that is none; its body was read to the end of the stream.',
};

/** HTTP/1 in both directions: responses are matched to requests in order (RFC 9112 §9.3.2). */
export class Http1Reader implements StreamReader, LaneOwner {
  readonly #talk: Talk;
  readonly #lanes: Readonly<Record<Direction, Http1Lane>>;
  readonly #asked: WaitingRequests;
  #connecting = false;
  #unsure = false;
  /** Set once the stream turns into something else: the protocol that an upgrade named, '' for a tunnel. */
  #leavesFor: string | null = null;
  /** The request that made it. */
  #led: Asked | undefined;

  constructor(talk: Talk) {
    this.#talk = talk;
    this.#asked = new WaitingRequests(talk.budget);
    this.#lanes = {
      request: new Http1Lane(talk, 'request', this),
      response: new Http1Lane(talk, 'response', this),
    };
  }

  begun(head: Head): { framing: Framing; facts: DraftFacts } {
    return head.kind === 'request' ? this.#asks(head) : this.#answers(head);
  }

  finished(direction: Direction): boolean {
    return direction === 'response' && this.#leavesFor !== null;
  }

  lost(): void {
    this.#unsure = true;
  }

  read(direction: Direction, segment: Segment): void {
    const lane = this.#lanes[direction];
    // A client that did not wait for the answer to CONNECT, or whose answer was not captured.
    if (this.#connecting && direction === 'request' && lane.endsBefore(segment)) this.#leavesFor = '';
    const taken = this.#leavesFor === null ? lane.read(segment) : 0;
    if (this.#leavesFor === null) return;
    this.end('request');
    this.end('response');
    const next = this.#talk.next(this.#leavesFor, this.#led);
    this.#talk.become(next);
    if (taken < segment.bytes.length) next.read(direction, cutSegment(segment, taken));
  }

  gap(direction: Direction, byteLength: number, at: Micros): void {
    this.#lanes[direction].gap(byteLength, at);
  }

  end(direction: Direction): void {
    this.#lanes[direction].end();
    if (direction === 'response') this.#asked.keepLatest(0);
  }

  relieve(): void {
    this.#lanes.request.relieve();
    this.#lanes.response.relieve();
    this.#asked.keepLatest(1);
  }

  #asks(head: Head): { framing: Framing; facts: DraftFacts } {
    const found = headFacts(head);
    this.#report(found.oddities);
    const method = head.method ?? '';
    const target = head.target ?? '';
    const host = requestHost(method, target, found.host);
    const asked = { method, host, target, upgrade: found.upgrade, extensions: found.extensions };
    this.#asked.add(asked, head.text.length);
    this.#connecting = method === 'CONNECT';
    if (this.#connecting) this.#led = asked;
    const { contentType, contentEncodings } = found;
    const facts = {
      protocol: head.protocol,
      method,
      host,
      target,
      status: null,
      contentType,
      contentEncodings,
    };
    return { framing: found.framing, facts };
  }

  #answers(head: Head): { framing: Framing; facts: DraftFacts } {
    const found = headFacts(head);
    this.#report(found.oddities);
    const status = head.status ?? 0;
    const asked = this.#askedFor(status);
    const tunnels = asked?.method === 'CONNECT' && status >= 200 && status < 300;
    if (asked?.method === 'CONNECT' && status >= 200) this.#connecting = false;
    if (tunnels) this.#leavesFor = '';
    if (status === 101) this.#leavesFor = (found.upgrade ?? asked?.upgrade ?? 'unknown').toLowerCase();
    if (this.#leavesFor !== null && asked !== undefined)
      this.#led = { ...asked, extensions: found.extensions };
    // RFC 9110 §6.4.1 and RFC 9112 §6.3: these never have a body, whatever their fields say.
    const bare = status < 200 || status === 204 || status === 304 || asked?.method === 'HEAD' || tunnels;
    const { contentType, contentEncodings } = found;
    const named = { method: asked?.method ?? null, host: asked?.host ?? null, target: asked?.target ?? null };
    const facts = { protocol: head.protocol, ...named, status, contentType, contentEncodings };
    return { framing: bare ? NO_BODY : found.framing, facts };
  }

  /**
   * The request that a response answers. An interim response leaves it waiting. Where messages were lost, the
   * latest request is the likeliest: clients that do not pipeline have only that one open.
   */
  #askedFor(status: number): Asked | undefined {
    if (status < 200 && status !== 101) return this.#asked.first;
    if (this.#unsure) this.#asked.keepLatest(1);
    this.#unsure = false;
    return this.#asked.shift();
  }

  #report(oddities: readonly string[]): void {
    const about = this.#talk.connection().id;
    for (const code of oddities)
      this.#talk.hear({ kind: 'notice', notice: { code, about, detail: ODDITIES[code] ?? code } });
  }
}
