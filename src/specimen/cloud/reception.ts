import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2';
import { hostRow, matchTarget } from '../wire/index.ts';
import type { House } from './house.ts';
import { Told } from './received-log.ts';
import { addressOf, type RegionId } from './regions.ts';
import { cookiesOf, hostOf, readBody } from './request-parts.ts';
import { type Answer, emptyAnswer, jsonAnswer } from './service-file.ts';

export type HttpRequest = IncomingMessage | Http2ServerRequest;
export type HttpResponse = ServerResponse | Http2ServerResponse;

const notFound: Answer = jsonAnswer({ code: 404 }, 404);

/** RFC 9110 section 15.5.20: the service is in another region; nothing was done. */
const misdirected: Answer = { ...emptyAnswer, status: 421 };
const tooLarge: Answer = { ...emptyAnswer, status: 413 };

/**
 * Answers the requests that come to one region, in HTTP/1.1 and HTTP/2 alike. The request goes on record
 * before the answer goes out, so that whoever has the answer finds it there.
 */
export function reception(house: House, region: RegionId, transport: 'plain' | 'tls') {
  return async (request: HttpRequest, response: HttpResponse): Promise<void> => {
    const body = await readBody(request);
    // The client went away before it had sent all.
    if (body === 'aborted') return;
    const host = hostOf(request);
    const target = request.url ?? '';
    const method = request.method ?? '';
    const row = hostRow(host);
    const service = row === null ? undefined : house.services.get(row.service);
    const told = new Told();
    let answer: Answer = notFound;
    if (body === 'too-large') answer = tooLarge;
    else if (service !== undefined && service.region() !== region) answer = misdirected;
    else if (service !== undefined) {
      const match = matchTarget(method, host, target);
      if (match !== null) {
        const { id: endpoint, segments, query } = match;
        const call = { endpoint, segments, query, cookies: cookiesOf(request), body, told: told.add };
        answer = service.answer(call, house.office) ?? notFound;
      }
    }
    if (row !== null) {
      const at = house.office.now();
      const line = house.lines.of(request.socket);
      house.log.add({
        at,
        service: row.service,
        region,
        host: row.host,
        address: line?.address ?? addressOf(row, region, at),
        transport,
        protocol: request.httpVersionMajor === 2 ? 'h2' : 'http/1.1',
        method,
        target,
        status: answer.status,
        by: line?.by ?? 'handset',
        what: told.fields,
      });
    }
    send(response, answer, house.office.now() / 1000);
  };
}

function send(response: HttpResponse, answer: Answer, dateMs: number): void {
  // Node would put the real date.
  response.sendDate = false;
  response.statusCode = answer.status;
  response.setHeader('date', new Date(dateMs).toUTCString());
  if (answer.type !== null) response.setHeader('content-type', answer.type);
  if (answer.status !== 204) response.setHeader('content-length', String(answer.body.byteLength));
  response.end(answer.body);
}
