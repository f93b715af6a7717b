import { isUtf8 } from 'node:buffer';
import type { Exchange } from './exchange.ts';

/** A HAR 1.2 file, as a browser or an intercepting proxy writes it; entries stand in the order given. */
export function har(exchanges: readonly Exchange[], { pretty }: { pretty: boolean }): Buffer {
  const entries = exchanges.map((exchange, index) => entryOf(exchange, index));
  const log = { version: '1.2', creator: { name: 'capture', version: '1' }, entries };
  return Buffer.from(JSON.stringify({ log }, null, pretty ? 2 : undefined));
}

function entryOf(exchange: Exchange, index: number) {
  const { host, method, target, requestBody, responseBody } = exchange;
  const url = new URL(`https://${host}`).origin + target;
  const question = target.indexOf('?');
  return {
    startedDateTime: new Date(Date.UTC(2026, 0, 5, 9) + index * 1_000).toISOString(),
    time: 40,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      headers: fieldsOf([['Host', host], ...exchange.requestFields]),
      queryString: question === -1 ? [] : queryOf(target.slice(question + 1)),
      cookies: [],
      headersSize: -1,
      bodySize: requestBody?.length ?? 0,
      ...(requestBody === null
        ? {}
        : { postData: { mimeType: typeOf(exchange.requestFields), ...textOf(requestBody) } }),
    },
    response: {
      status: exchange.status,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: fieldsOf(exchange.responseFields),
      cookies: [],
      content: {
        size: responseBody?.length ?? 0,
        mimeType: typeOf(exchange.responseFields),
        ...(responseBody === null ? {} : textOf(responseBody)),
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: responseBody?.length ?? 0,
    },
    cache: {},
    timings: { send: 1, wait: 38, receive: 1 },
    serverIPAddress: '192.0.2.80',
    connection: String(40_000 + index),
  };
}

const fieldsOf = (fields: Exchange['requestFields']) => fields.map(([name, value]) => ({ name, value }));

function queryOf(query: string) {
  return query.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('=') };
  });
}

function typeOf(fields: Exchange['requestFields']): string {
  return fields.find(([name]) => name === 'Content-Type')?.[1] ?? '';
}

/** What no text can hold is kept in base64. */
function textOf(body: Buffer): { text: string; encoding?: string } {
  return isUtf8(body) && !body.includes(0)
    ? { text: body.toString() }
    : { text: body.toString('base64'), encoding: 'base64' };
}
