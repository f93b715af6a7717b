import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOST, noHost } from './host-text.ts';

describe('what can be a host', () => {
  test.each([
    'xiaomi.com',
    'xiaomi.com.',
    '*.xiaomi.com',
    '.xiaomi.com',
    'localhost',
    'a-b.my_host.example',
    'bücher.example',
    '4pda.example',
    '42.62.48.81',
    '2001:db8::1',
    '::1',
    '2001:DB8:0:0:0:0:0:1',
  ])('%s', (host) => {
    expect(HOST.test(host)).toBe(true);
  });
});

describe('what can be none, and what was probably meant', () => {
  test.each([
    ['https://api.vendor.example/a?b', 'api.vendor.example'],
    ['api.vendor.example:443', 'api.vendor.example'],
    ['api.vendor.example/v1', 'api.vendor.example'],
    [' api.vendor.example ', 'api.vendor.example'],
    ['someone@api.vendor.example', 'api.vendor.example'],
    ['api vendor', null],
    ['api.*.example', null],
    ['*', null],
    ['.', null],
    ['', null],
    ['api..example', null],
    ['256.1.1.1', null],
    ['1.2.3', null],
    ['1.2.3.4:443', null],
    ['[2001:db8::1]', null],
    ['1:2:3', null],
    ['1::2::3', null],
    ['a,b', null],
  ])('%s', (written, meant) => {
    expect(HOST.test(written)).toBe(false);
    const said = noHost(written);
    if (meant === null) expect(said).not.toContain('did you mean');
    else expect(said).toContain(`did you mean "${meant}"?`);
  });

  test('what may be a value is not repeated', () => {
    expect(noHost('https://490154203237518.example/')).not.toContain('490154203237518');
  });

  test('any text is judged', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        (text) => void [HOST.test(text), noHost(text)],
      ),
    );
  });
});
