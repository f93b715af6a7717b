import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { detectPages } from '../scripts/detect-pages/detect-pages.ts';
import { caseText } from '../scripts/detect-pages/example.ts';
import { INDEX_EXAMPLE } from '../scripts/detect-pages/index-page.ts';
import { digests } from '../scripts/detect-pages/rows/digests.ts';
import { containerSources, formSources, layerSources } from '../scripts/detect-pages/sources.ts';
import { readCase } from '../src/case/index.ts';
import { containers } from '../src/decode/containers/index.ts';
import { keyedLayers, streamLayers, textLayers } from '../src/decode/layers/index.ts';
import { OneWays } from '../src/detect/digests/one-way.ts';
import { WEAK_HASHES } from '../src/detect/digests/weak-hashes.ts';
import { families } from '../src/detect/forms/families.ts';
import { writingsOf } from '../src/detect/forms/index.ts';
import { seeExample } from './see-example.ts';

const layerRows = Object.values(layerSources).flat();
const containerRows = Object.values(containerSources).flat();
const familyRows = Object.values(formSources).flat();
const formRows = [...familyRows, digests];

describe('every example says what its page prints', () => {
  const index = { name: 'index', examples: [INDEX_EXAMPLE] };
  const examples = [index, ...layerRows, ...containerRows, ...formRows].flatMap(({ name, examples }) =>
    examples.map((example, index) => ({ name, title: example.title ?? String(index + 1), example })),
  );
  test.each(examples)('$name: $title', ({ example }) => {
    expect(seeExample(example)).toEqual(example.says);
  });

  test.each(formRows)('writings of $name', ({ case: own, writings }) => {
    const seen = writings.map(({ stands }) => ({
      stands,
      forms: seeExample({ case: own, content: stands }).map(({ forms }) => forms),
    }));
    expect(seen).toEqual(writings.map(({ stands, forms }) => ({ stands, forms: [forms] })));
  });

  test.each(formRows.filter(({ decoys }) => decoys.length > 0))(
    'decoys of $name',
    ({ case: own, decoys }) => {
      for (const { stands } of decoys)
        expect(seeExample({ case: own, content: stands }), String(stands)).toEqual([]);
    },
  );
});

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const namesOf = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name).sort();

describe('everything has a page', () => {
  test('each layer', () => {
    const listed = [...streamLayers, ...textLayers, ...keyedLayers].flatMap(({ layers }) => layers);
    // A recipe is no finder of its own: its layer is `recipe:` and the case's name for it.
    expect(namesOf(layerRows)).toEqual(sorted([...listed, 'recipe']));
  });

  test('each container', () => {
    expect(namesOf(containerRows)).toEqual(sorted(containers.map(({ name }) => name)));
  });

  test('each family of forms', () => {
    expect(namesOf(familyRows)).toEqual(sorted([...Object.keys(families), 'as-given', 'set']));
  });

  test('each one-way step', () => {
    const { list } = new OneWays(
      [
        { id: null, use: 'salt', text: 'a' },
        { id: null, use: 'hmac', text: 'a' },
      ],
      true,
    );
    const steps = sorted([...list.flatMap(({ forms }) => forms), ...WEAK_HASHES]);
    expect(sorted([...Object.keys(digests.words), ...steps])).toEqual(sorted(Object.keys(digests.words)));
  });

  test.each(familyRows)('each word that $name writes', ({ case: own }) => {
    const { case: read } = readCase(caseText(own), 'case.yaml');
    const written = read.identity.flatMap((identifier) =>
      writingsOf(identifier, read.market).flatMap(({ forms }) => forms),
    );
    const explained = new Set(familyRows.flatMap(({ words }) => Object.keys(words)));
    expect(written.filter((word) => !explained.has(word))).toEqual([]);
  });

  test.each(formRows)(
    'each word that $name explains has an example in it',
    ({ words, writings, examples }) => {
      const shown = new Set([
        ...writings.flatMap(({ forms }) => forms),
        ...examples.flatMap(({ says }) => says.flatMap(({ forms }) => forms)),
      ]);
      expect(Object.keys(words).filter((word) => !shown.has(word))).toEqual([]);
    },
  );

  test('and there is no page of anything else', () => {
    const root = join(import.meta.dirname, '..');
    const found = ['layers', 'containers', 'forms'].flatMap((folder) =>
      readdirSync(join(root, 'docs/detect', folder)).map((file) => `docs/detect/${folder}/${file}`),
    );
    const paths = new Set(detectPages().map(({ path }) => path));
    expect(found.filter((path) => !paths.has(path))).toEqual([]);
  });
});
