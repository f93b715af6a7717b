import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { TelltaleError } from '../base/index.ts';
import { builtInClaims, loadClaims, loadPolicy, loadWaivers } from './promises.ts';

const folder = new URL('../../claims/', import.meta.url);

test('every file of the folder is in the list, and in the published JSON Schema', () => {
  const files = readdirSync(folder);
  expect(files.sort()).toEqual(builtInClaims.map((name) => `${name}.yaml`).sort());
  const schema = new URL('../../schemas/claims-1.schema.json', import.meta.url);
  const validate = new Ajv({ allErrors: true, formats: { date: true } }).compile(
    JSON.parse(readFileSync(schema, 'utf8')),
  );
  for (const file of files) {
    expect(
      validate(parse(readFileSync(new URL(file, folder), 'utf8'))),
      JSON.stringify(validate.errors),
    ).toBe(true);
  }
});

test('the ledger of 2014 has all that was said, and one quote', () => {
  const claims = loadClaims('xiaomi-2014');
  expect(claims.map(({ id }) => id)).toEqual([
    'no-secret-upload',
    'cloud-off-by-default',
    'ids-for-routing',
    'lookup-only',
    'opt-in',
    'numbers-encrypted',
    'opt-out',
    'permission',
    'highest-encryption',
    'stored-securely',
    'migration-1',
    'migration-2',
    'migration-3',
  ]);
  expect(claims.filter(({ isQuote }) => isQuote).map(({ text }) => text)).toEqual([
    'the highest standards of encryption',
  ]);
});

test('no claims and no policy are none', () => {
  expect(loadClaims(null)).toEqual([]);
  expect(loadPolicy(null)).toEqual([]);
});

test.each([
  ['claims-unknown', () => loadClaims('xiaomi-2041')],
  ['claims-missing', () => loadClaims('none.yaml')],
  ['claims-invalid', () => loadClaims([{}])],
  ['policy-missing', () => loadPolicy('none.yaml')],
  ['policy-invalid', () => loadPolicy({ rules: [] })],
  ['waivers-missing', () => loadWaivers('none.yaml')],
])('%s', (code, load) => {
  const fault = () => {
    try {
      load();
    } catch (error) {
      return error instanceof TelltaleError ? error.code : null;
    }
    return null;
  };
  expect(fault()).toBe(code);
});
