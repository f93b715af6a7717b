import { beside } from '../compose/beside.ts';
import type { Message } from '../compose/message.ts';
import { bytesOf } from '../content.ts';
import type { Identity } from '../identity/identity.ts';
import { Random } from '../random.ts';

/** A request and its response, before any capture format. */
export interface Exchange {
  readonly host: string;
  readonly method: string;
  readonly target: string;
  readonly requestFields: readonly (readonly [name: string, value: string])[];
  readonly requestBody: Buffer | null;
  readonly status: number;
  readonly responseFields: readonly (readonly [name: string, value: string])[];
  readonly responseBody: Buffer | null;
}

const HOSTS = [
  'api.telemetry.example',
  'log.vendor.test',
  'push.example.net',
  'a1.ads.example.org',
  'sync.cloud.example',
];
const AGENTS = [
  'Dalvik/2.1.0 (Linux; U; Android 13; Redmi Note 12 Build/TKQ1.221114.001)',
  'okhttp/4.12.0',
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
];
/** What clients label a body that they do not know. */
const VAGUE = ['application/octet-stream', 'text/plain', 'application/x-www-form-urlencoded', null];

/** The message's exchange: what is hidden is in the one half, ordinary things are in the other. */
export function exchangeOf(
  { number, composed }: Message,
  { seed, identity }: { seed: string; identity: Identity },
): Exchange {
  const random = new Random(`${seed}/exchange/${number}`);
  const ordinary = () => Buffer.from(JSON.stringify(beside(identity, random, { hidden })));
  const hidden = composed.subject;
  const { location, content, contentType, contentEncoding, isWhole, name } = composed;
  const text = content.kind === 'text' ? content.text : '';
  const inResponse = (location === 'body' || location === 'header') && random.chance(0.3);
  const body = location === 'body' ? bytesOf(content) : null;
  const bodyFields = (held: Buffer): [string, string][] => {
    const type = held === body ? (contentType ?? random.pick(VAGUE)) : 'application/json';
    const labels: [string, string][] = type === null ? [] : [['Content-Type', type]];
    return held === body && contentEncoding !== null
      ? [...labels, ['Content-Encoding', contentEncoding]]
      : labels;
  };
  const more = new URLSearchParams(
    Object.entries(beside(identity, random, { hidden, short: true })).map(
      ([key, value]): [string, string] => [key, String(value)],
    ),
  ).toString();
  const query =
    location !== 'query' ? more : isWhole ? text : `${name}=${text}${more === '' ? '' : `&${more}`}`;
  const path =
    location === 'path'
      ? `/v1/${name}/${text}/status`
      : random.pick(['/v2/collect', '/sync', '/api/log', '/']);
  const special: [string, string][] = [];
  if (location === 'header') special.push([`X-${name.replaceAll('_', '-')}`, text]);
  if (location === 'cookie')
    special.push(['Cookie', isWhole ? text : `sid=${random.hex(16)}; ${name}=${text}`]);
  const requestBody = inResponse ? null : (body ?? (random.chance(0.3) ? ordinary() : null));
  const responseBody = inResponse ? (body ?? ordinary()) : random.chance(0.5) ? ordinary() : null;
  const here = inResponse ? [] : special;
  return {
    host: random.pick(HOSTS),
    method: requestBody === null ? 'GET' : 'POST',
    target: path + (query === '' ? '' : `?${query}`),
    requestFields: [
      ['User-Agent', random.pick(AGENTS)],
      ...(requestBody === null ? [] : bodyFields(requestBody)),
      ...here,
    ],
    requestBody,
    status: 200,
    responseFields: [
      ['Server', 'nginx'],
      ...(responseBody === null ? [] : bodyFields(responseBody)),
      ...(inResponse ? special : []),
    ],
    responseBody,
  };
}

/** A login answer that hands out the key with which later bodies are closed. */
export function loginExchange({ keys }: Identity): Exchange {
  const answer = { code: 0, userName: 'guest', security: keys.seen.key.toString('base64') };
  return {
    host: 'account.vendor.test',
    method: 'POST',
    target: '/pass/login',
    requestFields: [['Content-Type', 'application/x-www-form-urlencoded']],
    requestBody: Buffer.from('app=sync&v=3'),
    status: 200,
    responseFields: [['Content-Type', 'application/json']],
    responseBody: Buffer.from(JSON.stringify(answer)),
  };
}
