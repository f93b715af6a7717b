import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TelltaleError } from '../../base/index.ts';
import type { Exchange, Recorded } from '../recorded.ts';
import { readHar } from './index.ts';

const CORPORA = process.env.TELLTALE_CORPORA ?? join(import.meta.dirname, '../../../../shared/corpora');
const isThere = existsSync(join(CORPORA, 'expected.json'));
const why = isThere ? '' : ' (skipped: the corpora are not on this machine)';

function readFile(path: string): Recorded[] {
  const bytes = readFileSync(join(CORPORA, path));
  const chunks = [bytes.subarray(0, 1000), bytes.subarray(1000)].filter((chunk) => chunk.byteLength > 0);
  return [...readHar({ next: () => chunks.shift() ?? null }, path)];
}

const exchangesIn = (path: string) =>
  readFile(path).filter((one): one is Exchange => one.kind === 'exchange');

describe.skipIf(!isThere)(`HARs of other producers${why}`, () => {
  const expected: Record<string, { entries: number; hosts: string[] }> = isThere
    ? JSON.parse(readFileSync(join(CORPORA, 'expected.json'), 'utf8')).har
    : {};
  const dumps = isThere ? readdirSync(join(CORPORA, 'mitm')).filter((name) => name.endsWith('.har')) : [];

  it.each(Object.entries(expected))('%s has the entries and hosts it should', (name, { entries, hosts }) => {
    const exchanges = exchangesIn(`har/${name}`);
    expect(exchanges).toHaveLength(entries);
    expect([...new Set(exchanges.map(({ request }) => request.host))].sort()).toEqual(hosts);
  });

  it.each(dumps)('%s gives what JSON.parse finds in it, and no notice', (name) => {
    const har = JSON.parse(readFileSync(join(CORPORA, 'mitm', name), 'utf8'));
    const records = readFile(`mitm/${name}`);
    expect(records.filter(({ kind }) => kind === 'notice')).toEqual([]);
    const exchanges = exchangesIn(`mitm/${name}`);
    const said = (sourced: { bytes: Uint8Array } | null | undefined) =>
      sourced ? Buffer.from(sourced.bytes).toString('utf8') : '';
    expect(
      exchanges.map(({ request, response }) => ({
        method: request.method,
        target: said(request.target),
        sent: said(request.body),
        status: response?.status ?? 0,
        fields: response?.fields.length ?? 0,
      })),
    ).toEqual(
      har.log.entries.map(({ request, response }: { request: never; response: never }) => {
        const { method, url, postData } = request as {
          method: string;
          url: string;
          postData?: { text?: string };
        };
        const { status, headers } = response as { status: number; headers: unknown[] };
        const { pathname, search } = new URL(url);
        return {
          method,
          target: pathname + search,
          sent: postData?.text ?? '',
          status,
          fields: status === 0 ? 0 : headers.length,
        };
      }),
    );
  });

  it.each(['brokenfile.har', 'broken_headers.json'])('%s is refused as no HAR', (name) => {
    expect(() => readFile(`bad/${name}`)).toThrow(TelltaleError);
  });
});
