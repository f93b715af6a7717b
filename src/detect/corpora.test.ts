import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCapture, type RecordedField } from '../capture/index.ts';
import { type Identifier, isKind } from '../case/index.ts';
import type { Section } from '../connection/index.ts';
import { compileIdentity } from './compile-identity.ts';
import { sight } from './sight.ts';

const CORPORA = process.env.TELLTALE_CORPORA ?? join(import.meta.dirname, '../../../shared/corpora');
const isThere = existsSync(join(CORPORA, 'expected.json'));

interface Truth {
  readonly entry: number;
  readonly host: string;
  readonly id: string;
  readonly location: string;
  readonly count: number;
}

/** Their names for kinds that the contract names otherwise. */
const KINDS: Readonly<Record<string, string>> = { local_ip: 'ip-address', uuid: 'installation-id' };

function identityOf(profile: readonly { id: string; type: string; value: string }[]): Identifier[] {
  return profile.map(({ id, type, value }) => {
    const kind = KINDS[type] ?? type.replace('_', '-');
    if (!isKind(kind)) throw new Error(`no kind for ${type}`);
    return { id, kind, value, fixed: false };
  });
}

const plain = { field: null, contentType: null, contentEncodings: [] };

const fieldOf = (fields: readonly RecordedField[], name: string): string | null => {
  const value = fields.find((field) => field.name.toLowerCase() === name)?.value.bytes;
  return value === undefined ? null : Buffer.from(value).toString();
};

describe.skipIf(!isThere)('ReportHAR (skipped where the corpora are not there)', () => {
  const expected = isThere
    ? JSON.parse(readFileSync(join(CORPORA, 'expected.json'), 'utf8')).reporthar
    : null;

  it.each(['first', 'second'])('finds in the %s run what stands there, and nothing else', (run) => {
    const needles = compileIdentity(identityOf(expected.profile), { market: null });
    const counted = new Map<string, Truth>();
    for (const recorded of openCapture(join(CORPORA, `har/reporthar-android-${run}-run.har`)).records()) {
      if (recorded.kind !== 'exchange') continue;
      const { request, response, origin } = recorded;
      const sections: Section[] = [{ ...request.target, ...plain, location: 'url' }];
      for (const { fields, body } of response === null ? [request] : [request, response]) {
        for (const { name, value } of fields) {
          sections.push({
            ...value,
            ...plain,
            location: name.toLowerCase() === 'cookie' ? 'cookie' : 'header',
            field: name,
          });
        }
        if (body !== null)
          sections.push({
            ...body,
            ...plain,
            location: 'body',
            contentType: fieldOf(fields, 'content-type'),
          });
      }
      for (const section of sections) {
        for (const { identifier } of sight(section, needles).sighted) {
          const found = {
            entry: origin.index,
            host: request.host,
            id: identifier,
            location: section.location,
          };
          const key = JSON.stringify(found);
          counted.set(key, { ...found, count: (counted.get(key)?.count ?? 0) + 1 });
        }
      }
    }
    const inOrder = (all: readonly Truth[]) =>
      all
        .map(
          ({ entry, host, id, location, count }) =>
            `${String(entry).padStart(2, '0')} ${host} ${id} ${location} ${count}`,
        )
        .sort();
    expect(inOrder([...counted.values()])).toEqual(inOrder(expected.truth[run]));
  });
});
