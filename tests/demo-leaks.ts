import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readCase } from '../src/case/index.ts';
import type { Examination } from '../src/judge/index.ts';
import { type Artefact, examinedArtefacts, sightedIn, valuesOf } from './examined-leaks.ts';
import { plainSearch } from './plain-leaks.ts';
import { amid, PLANTED } from './planted-leaks.ts';

/** What of a demo's folder may hold values: cases, recordings, keys, and bundles that are not share-safe; nothing else. */
const HOLDS_VALUES =
  /^(?:case\.yaml|cases\/.*|recordings\/.*|keys\/.*|authority\/.*|seals\/[^/]+-whole\/.*)$/;

/** Checks all that a demo wrote and printed: once by Telltale's own search, once by a plain one. */
export function describeLeaks(demo: () => { readonly folder: string; readonly printed: string }): void {
  describe('no planted value is in what the demo gives out', () => {
    let all: readonly Artefact[];
    let given: readonly Artefact[];
    let examined: (artefacts: readonly Artefact[]) => Examination;
    let plain: (artefacts: readonly Artefact[]) => string[];
    let values: ReadonlyMap<string, string>;

    beforeAll(() => {
      const { folder, printed } = demo();
      all = filesIn(folder);
      given = [
        ...all.filter(({ name }) => !HOLDS_VALUES.test(name)),
        { name: 'printed.txt', bytes: Buffer.from(printed) },
      ];
      const caseText = readFileSync(join(folder, 'case.yaml'), 'utf8');
      const every = valuesOf(readCase(caseText, 'case.yaml').case.identity);
      values = new Map(every.map(({ id, value }) => [id, value]));
      examined = examinedArtefacts(caseText);
      plain = plainSearch(every);
    });

    test('by a plain search', () => {
      expect(given.length).toBeGreaterThan(150);
      expect(plain(given)).toEqual([]);
    });

    test('by Telltale, which could read all of it but the signature over the acknowledgement', () => {
      const examination = examined(given);
      expect(sightedIn(given, examination)).toEqual([]);
      const signature = given.find(({ name }) => name.endsWith('.sig'))?.bytes.byteLength;
      expect(signature).toBe(64);
      expect(examination.coverage.bytes).toMatchObject({ opaque: signature, missed: 0 });
    });

    test('where values may stand, they do; both searches find them there', () => {
      const kept = all.filter(({ name }) => HOLDS_VALUES.test(name));
      for (const part of [
        'case.yaml',
        'cases/state-1.yaml',
        'recordings/state-1/',
        'seals/state-1-whole/data/',
      ]) {
        const some = kept.filter(({ name }) => name.startsWith(part));
        expect(plain(some).length, part).toBeGreaterThan(10);
        expect(sightedIn(some, examined(some)).length, part).toBeGreaterThan(10);
      }
    });

    test('in a copy of any kind of file that is given out, one is found', () => {
      const kinds = new Map(given.map((artefact) => [kindOf(artefact.name), artefact]));
      expect(kinds.size).toBeGreaterThan(35);
      const value = values.get('contact1.number') ?? '';
      const planted = [...kinds.values()].map((artefact) => ({
        ...artefact,
        bytes: amid(artefact.bytes, value.replaceAll(' ', '')),
      }));
      const wanted = planted.map(({ name }) => `${name}: contact1.number`);
      expect(plain(planted)).toEqual(wanted);
      const sighted = sightedIn(planted, examined(planted)).map((each) => each.replace(/ \(.*/, ''));
      expect([...new Set(sighted)].sort()).toEqual(wanted.sort());
    });

    test.each(Object.entries(PLANTED))('%s, one is found', (_, [id, plant, by]) => {
      const artefact = plant(values.get(id) ?? '', given);
      const finders = {
        plain: plain([artefact]),
        telltale: sightedIn([artefact], examined([artefact])),
      };
      for (const finder of by === undefined ? (['plain', 'telltale'] as const) : [by])
        expect(finders[finder].join(), finder).toContain(`${artefact.name}: ${id}`);
    });
  });
}

/** What a file is, whatever scenario and key it is of. */
function kindOf(name: string): string {
  const [top = '', ...rest] = name.split('/');
  const last = rest.at(-1) ?? '';
  switch (top) {
    case 'examinations':
      return top;
    case 'reports':
      return `${top}/${rest[0] === 'retest' ? 'retest.' : ''}${last.slice(last.indexOf('.'))}`;
    case 'seals':
      return `${top}/${rest.slice(1).join('/')}`.replace(/[0-9a-f]{64}/, '');
    default:
      return name;
  }
}

function filesIn(folder: string): Artefact[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const path = join(parentPath, name);
      return { name: relative(folder, path).split(sep).join('/'), bytes: new Uint8Array(readFileSync(path)) };
    });
}
