import { afterEach, expect, test } from 'vitest';
import type { Recorded } from '../capture/index.ts';
import { type Identifier, newIdentity, seededRandom } from '../case/index.ts';
import { CONTROL_HOST, POSITIVE_CONTROL } from '../judge/index.ts';
import { controlDial } from './control-dial.ts';
import { MOST_IN_ONE_REQUEST, positiveControl } from './positive-control.ts';
import { recordingDriver, tinyProxy } from './testing/index.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function lab() {
  const elsewhere: string[] = [];
  const control = await controlDial(async (host) => {
    elsewhere.push(host);
    throw new Error('no way out of this test');
  });
  open.push(control.close);
  const proxy = await tinyProxy(control.dial);
  open.push(proxy.close);
  return { control, proxy, elsewhere };
}

async function sendAll(identity: readonly Identifier[]) {
  const { proxy, elsewhere } = await lab();
  const recorded: Recorded[] = [];
  let settled = 0;
  await positiveControl({
    identity,
    proxy: { host: proxy.host, port: proxy.port },
    driver: recordingDriver({ start: 5 }),
    record: (one) => recorded.push(one),
    settled: async () => {
      settled += 1;
    },
  });
  return { passed: proxy.passed, recorded, elsewhere, settled };
}

const list: Identifier = { id: 'apps', kind: 'app-list', value: ['com.a', 'com.b'], fixed: false };
const tel: Identifier = { id: 'asha.tel', kind: 'contact-number', value: '+91 98765 43210', fixed: false };
const text: Identifier = { id: 'sms1.text', kind: 'sms-text', value: 'a&b=c — ü', fixed: false };

test('each canary arrives once, under its id', async () => {
  const { passed, elsewhere } = await sendAll([tel, list, text]);
  expect(passed.map(({ target }) => target)).toEqual([`http://${CONTROL_HOST}/`, `http://${CONTROL_HOST}/`]);
  const [form, json] = passed;
  expect(form?.contentType).toBe('application/x-www-form-urlencoded');
  expect([...new URLSearchParams(form?.content)]).toEqual([
    ['asha.tel', '+91 98765 43210'],
    ['sms1.text', 'a&b=c — ü'],
  ]);
  expect(json?.contentType).toBe('application/json');
  expect(JSON.parse(json?.content ?? '')).toEqual({ apps: ['com.a', 'com.b'] });
  expect(elsewhere).toEqual([]);
});

test('a whole identity arrives', async () => {
  const identity = newIdentity('IN', seededRandom('positive-control'));
  const { passed } = await sendAll(identity);
  const arrived = passed.flatMap(({ contentType, content }) =>
    contentType === 'application/json'
      ? Object.entries(JSON.parse(content))
      : [...new URLSearchParams(content)],
  );
  expect(Object.fromEntries(arrived)).toEqual(
    Object.fromEntries(identity.map(({ id, value }) => [id, value])),
  );
});

test('a long identity goes in several requests, each marked and settled', async () => {
  const many = Array.from({ length: 2 * MOST_IN_ONE_REQUEST + 1 }, (_, i) => ({ ...tel, id: `c${i}.tel` }));
  const { passed, recorded, settled } = await sendAll(many);
  expect(passed).toHaveLength(3);
  expect(settled).toBe(3);
  expect(recorded).toMatchObject([
    { kind: 'phase', id: POSITIVE_CONTROL, at: 5, build: null, control: false },
    ...[1, 2, 3].map((repeat) => ({
      kind: 'step',
      phase: POSITIVE_CONTROL,
      id: 'send-canaries',
      repeat,
      of: 3,
      by: 'telltale',
      exercises: [],
    })),
  ]);
});

test('without an identity nothing is sent', async () => {
  const { passed, recorded } = await sendAll([]);
  expect(passed).toEqual([]);
  expect(recorded).toHaveLength(1);
});

test('an interception that does not answer is said, without a value', async () => {
  const { proxy } = await lab();
  proxy.close();
  const sent = positiveControl({
    identity: [tel],
    proxy: { host: proxy.host, port: proxy.port },
    driver: recordingDriver({}),
    record: () => {},
    settled: async () => {},
  });
  await expect(sent).rejects.toMatchObject({ code: 'control-failed' });
  await expect(sent).rejects.not.toThrow('98765');
});

test('an interception that answers for itself is no proof', async () => {
  const { createServer } = await import('node:http');
  const server = createServer((_, response) => response.writeHead(502).end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => server.close());
  const { port } = server.address() as { port: number };
  const sent = positiveControl({
    identity: [tel],
    proxy: { host: '127.0.0.1', port },
    driver: recordingDriver({}),
    record: () => {},
    settled: async () => {},
  });
  await expect(sent).rejects.toThrow('answered with status 502');
});

test('every other host goes where it went before', async () => {
  const { control, elsewhere } = await lab();
  await expect(control.dial('example.test', 80)).rejects.toThrow('no way out');
  const { socket, address } = await control.dial('CONTROL.telltale.test', 443);
  expect(address).toBe('127.0.0.1');
  socket.destroy();
  expect(elsewhere).toEqual(['example.test']);
});
