import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import type { Message } from '../connection/index.ts';
import type { RingKey } from '../decode/index.ts';
import { sealed, sectionOf, TEST_KEY } from '../decode/testing/index.ts';
import { compileIdentity, sight } from '../detect/index.ts';
import { MOST_KEPT_SHORT_BYTES } from './keeping-room.ts';
import { MOST_KEPT_SECTION, Unopened } from './unopened.ts';

const needles = compileIdentity([{ id: 'imei', kind: 'imei', value: '490154203237518', fixed: true }], {
  market: null,
});
const key: RingKey = { bytes: TEST_KEY, mode: null, iv: null, rank: 0, seen: null };

/** Nothing here looks at what a section belongs to. */
const owner = {
  message: {} as Message,
  standing: {} as never,
  key: 'msg:',
  capture: 0,
  serial: 0,
  unreadable: 0,
  noticed: [],
};

function offer(unopened: Unopened, content: Uint8Array): boolean {
  const section = sectionOf(content);
  const { sealed: parts } = sight(section, needles);
  const isKept = unopened.admits(section, parts, { file: 'a.har', serial: owner.serial });
  if (isKept) unopened.keep({ ...owner, section }, parts);
  return isKept;
}

const opened = (unopened: Unopened) => [...unopened.open(needles, [key], () => {})];

test('gives back what a key opens, and nothing of what stays closed', () => {
  const unopened = new Unopened();
  expect(offer(unopened, sealed(bytesOf('{"imei":"490154203237518"}')))).toBe(true);
  expect(offer(unopened, createHash('sha256').update('closed').digest())).toBe(true);
  expect(offer(unopened, bytesOf('imei=490154203237518'))).toBe(false);
  const results = opened(unopened);
  expect(results.map(({ sighted }) => sighted.map(({ identifier }) => identifier))).toEqual([['imei']]);
  expect(unopened.notices()).toEqual([]);
});

test('keeps a copy, as the bytes may be a view of a whole capture', () => {
  const unopened = new Unopened();
  const bytes = sealed(bytesOf('{"imei":"490154203237518"}'));
  offer(unopened, bytes);
  bytes.fill(0);
  expect(opened(unopened)).toHaveLength(1);
});

test('turns away what is too large, and counts it by capture', () => {
  const unopened = new Unopened();
  const large = sealed(new Uint8Array(MOST_KEPT_SECTION));
  expect([offer(unopened, large), offer(unopened, large)]).toEqual([false, false]);
  expect(unopened.notices()).toMatchObject([
    { code: 'encrypted-not-kept', about: 'a.har', byteLength: 2 * large.byteLength },
  ]);
});

test('does not give the room of bodies to ids that only look like one block', () => {
  const unopened = new Unopened();
  const id = createHash('md5').update('session').digest();
  const most = MOST_KEPT_SHORT_BYTES / 1_024;
  let kept = 0;
  for (let i = 0; i < most + 10; i++) if (offer(unopened, id)) kept += 1;
  expect(kept).toBeLessThan(most);
  expect(offer(unopened, sealed(bytesOf('{"imei":"490154203237518"}'.repeat(9))))).toBe(true);
  expect(opened(unopened)).toHaveLength(1);
});
