import { describe, expect, it } from 'vitest';
import { isUnusualName, isUnusualReason } from './field-names.ts';

describe('isUnusualName', () => {
  it.each(['Host', 'host', 'USER-AGENT', 'Sec-Ch-Ua', 'ETag', 'Etag', ':authority', ''])(
    'knows %j',
    (name) => {
      expect(isUnusualName(name)).toBe(false);
    },
  );

  it.each(['X-490154203237518', 'Asha-Testcase', 'hosts', ' Host', 'constructor'])(
    'does not know %j',
    (name) => {
      expect(isUnusualName(name)).toBe(true);
    },
  );
});

describe('isUnusualReason', () => {
  it.each([
    ['OK', false],
    ['not found', false],
    ['Request Entity Too Large', false],
    ['', false],
    ['Hello 490154203237518', true],
  ])('%j: %s', (reason, unusual) => {
    expect(isUnusualReason(reason)).toBe(unusual);
  });
});
