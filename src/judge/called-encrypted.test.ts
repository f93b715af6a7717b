import { expect, test } from 'vitest';
import { calledEncrypted } from './called-encrypted.ts';

const body = (contentType: string | null) => ({ location: 'body' as const, contentType });
const url = { location: 'url' as const, contentType: null };

test.each([
  [{ target: '/a' }, body('application/encrypted-json'), 'body/base64', 'content-type'],
  [{ target: '/a' }, body(null), 'body/json:/encryptedData/base64', 'field'],
  [{ target: '/stats/encrypted?v=1' }, body('text/plain'), 'body/base64', 'target'],
  [{ target: '/stats?encrypted=1' }, body('text/plain'), 'body/base64', null],
  [{ target: '/encrypted' }, url, 'url', null],
  [{ target: null }, body('application/json'), 'body/json:/imei', null],
] as const)('%o %o %s', (message, section, path, expected) => {
  expect(calledEncrypted(message, section, path)).toBe(expected);
});
