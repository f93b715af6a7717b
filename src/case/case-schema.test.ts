import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readCase } from './read/read-case.ts';
import { contractCase } from './testing/index.ts';

const schema = JSON.parse(readFileSync(new URL('../../schemas/case-1.schema.json', import.meta.url), 'utf8'));
const validate = new Ajv({ allErrors: true }).compile(schema);

const least = { telltale: 'case/1', identity: [] };

describe('the published JSON Schema and the reader agree on', () => {
  test.each<[string, unknown, boolean]>([
    ['the example of the contract', parse(contractCase), true],
    ['the least case', least, true],
    ['no identity', { telltale: 'case/1' }, false],
    ['no version', { identity: [] }, false],
    ['another version', { ...least, telltale: 'case/2' }, false],
    ['an unknown field', { ...least, titel: 'x' }, false],
    [
      'an unknown field of an identifier',
      { ...least, identity: [{ id: 'a', kind: 'imei', value: '1', x: 1 }] },
      false,
    ],
    ['an unknown field of the device', { ...least, device: { maker: 'x' } }, false],
    ['an unknown kind', { ...least, identity: [{ id: 'a', kind: 'imie', value: '1' }] }, false],
    ['an empty value', { ...least, identity: [{ id: 'a', kind: 'imei', value: '' }] }, false],
    ['a map for an identity', { ...least, identity: {} }, false],
    ['a protocol written out', { ...least, protocol: { steps: [{ times: 3 }] } }, true],
    [
      'claims written out as a list',
      {
        ...least,
        claims: [{ id: 'a', said: { by: 'A', when: 'B', where: 'C' }, quote: 'D', untestable: 'E' }],
      },
      true,
    ],
    ['an unknown bearer', { ...least, vantage: { bearers: ['pigeon'] } }, false],
    [
      'a time without a zone',
      { ...least, phases: [{ id: 'a', from: '2014-08-01', to: '2014-08-02' }] },
      false,
    ],
    ['a key', { ...least, keys: [{ cipher: 'aes-128-cbc', key: '0123456789abcdef' }] }, true],
    ['a salt', { ...least, keys: [{ salt: 'x' }] }, true],
    ['the key of an HMAC', { ...least, keys: [{ id: 'a', hmac: 'x' }] }, true],
    ['a salt that is a key', { ...least, keys: [{ salt: 'x', key: 'y' }] }, false],
    ['an empty salt', { ...least, keys: [{ salt: '' }] }, false],
    ['a key without a cipher', { ...least, keys: [{ key: '0123456789abcdef' }] }, false],
    ['a recipe', { ...least, keys: [{ recipe: 'sync', steps: 'from-base64 | json', fields: ['d'] }] }, true],
    ['a recipe without steps', { ...least, keys: [{ recipe: 'sync' }] }, false],
    ['a recipe whose name has a slash', { ...least, keys: [{ recipe: 'a/b', steps: 'json' }] }, false],
    ['a key of an unknown cipher', { ...least, keys: [{ cipher: 'rot13', key: 'n' }] }, false],
  ])('%s', (_, value, valid) => {
    expect(validate(value)).toBe(valid);
    const read = () => readCase(JSON.stringify(value), 'case.json');
    if (valid) expect(read).not.toThrow();
    else expect(read).toThrow(/^case\.json:1:\d+: /);
  });
});
