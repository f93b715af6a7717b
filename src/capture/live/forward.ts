import type { IncomingMessage, ServerResponse } from 'node:http';
import { TelltaleError } from '../../base/index.ts';
import { type Errand, fieldsOnward, headOf, isUnwritable, sendOnward } from './errand.ts';
import { ExchangeDraft, type Watch } from './exchange-draft.ts';

/*
 * One HTTP/1 exchange: the request goes on as it came, the answer back as it came, and both are recorded when
 * both have ended. Where no server answers, the client gets 502 and its request is recorded without a response;
 * where either side breaks off, so does the other.
 */

/** Passes one request on, and records the exchange. */
export function forward(
  incoming: IncomingMessage,
  answer: ServerResponse,
  { errand, watch }: { readonly errand: Errand; readonly watch: Watch },
): void {
  const outgoing = sendOnward(incoming, errand, fieldsOnward(incoming));
  const { agent } = errand;
  const draft = new ExchangeDraft(watch, headOf(incoming, errand), () =>
    agent.way.peers(agent.dialledOn(outgoing?.socket) ?? undefined),
  );
  let openEnds = 2;
  const endReached = () => {
    openEnds -= 1;
    if (openEnds === 0) draft.end(true);
  };
  const breakOff = () => {
    draft.end(false);
    outgoing?.destroy();
    answer.destroy();
  };
  incoming.on('data', (bytes: Buffer) => draft.requestBody.add(bytes));
  incoming.on('end', endReached);
  incoming.on('error', breakOff);
  answer.on('error', breakOff);
  answer.on('close', () => {
    if (!answer.writableFinished) breakOff();
  });
  /** No server: the client gets an error when all of its request has been heard. */
  const decline = () => {
    endReached();
    const say = () => answer.writeHead(502, { 'Content-Type': 'text/plain' }).end('no server\n');
    if (incoming.readableEnded) say();
    else incoming.on('end', say).resume();
  };
  if (outgoing === null) {
    decline();
    return;
  }

  incoming.pipe(outgoing);
  outgoing.on('continue', () => answer.writeContinue());
  outgoing.on('error', (cause) => {
    // A kept connection that the server closed just now: clients who meet that themselves send again.
    if (draft.hasResponse || (outgoing.reusedSocket && !(cause instanceof TelltaleError))) breakOff();
    else {
      incoming.unpipe(outgoing);
      decline();
    }
  });
  outgoing.on('response', (response) => {
    draft.answered(response.statusCode ?? 0, response.rawHeaders);
    if (!begin(answer, response)) {
      breakOff();
      return;
    }
    response.on('data', (bytes: Buffer) => draft.responseBody.add(bytes));
    response.on('error', breakOff);
    response.on('end', () => {
      if (!response.complete) {
        breakOff();
        return;
      }
      if (response.rawTrailers.length > 0) answer.addTrailers(inPairs(response.rawTrailers));
      endReached();
      answer.end();
    });
    response.pipe(answer, { end: false });
  });
}

/** Writes the head as it came, Node's own additions left out; false where Node will not write it. */
function begin(answer: ServerResponse, response: IncomingMessage): boolean {
  for (const implicit of ['date', 'connection', 'transfer-encoding', 'content-length']) {
    answer.removeHeader(implicit);
  }
  try {
    answer.writeHead(response.statusCode ?? 502, response.statusMessage, response.rawHeaders);
    return true;
  } catch (cause) {
    if (isUnwritable(cause)) return false;
    throw cause;
  }
}

function inPairs(raw: readonly string[]): [string, string][] {
  const list: [string, string][] = [];
  for (let i = 0; i + 1 < raw.length; i += 2) list.push([raw[i] as string, raw[i + 1] as string]);
  return list;
}
