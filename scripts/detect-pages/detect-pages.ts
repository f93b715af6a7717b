import { kinds } from '../../src/case/index.ts';
import { formsPage } from './forms-page.ts';
import { indexPage } from './index-page.ts';
import { fileOf, page } from './page.ts';
import { digests } from './rows/digests.ts';
import { containerSources, formSources, layerSources, type Sources } from './sources.ts';

/** Every page of `docs/detect` that follows from the code. `chance.md` is written by hand. */
export function detectPages(): { path: string; text: string }[] {
  return [
    ...each(layerSources, (row, source) => ({
      path: `docs/detect/layers/${fileOf(row.name)}`,
      text: page(row, { what: 'layer', source }),
    })),
    ...each(containerSources, (row, source) => ({
      path: `docs/detect/containers/${fileOf(row.name)}`,
      text: page(row, { what: 'container', source }),
    })),
    ...each(formSources, (row, source) => ({
      path: `docs/detect/forms/${fileOf(row.name)}`,
      text: formsPage(row, { source, back: '[All forms](../README.md#forms)', kinds: kindsIn(row.name) }),
    })),
    {
      path: 'docs/detect/digests.md',
      text: formsPage(digests, {
        source: 'rows/digests.ts',
        back: '[What the detector sees](README.md)',
        kinds: [],
      }),
    },
    {
      path: 'docs/detect/README.md',
      text: indexPage({
        layers: Object.values(layerSources).flat(),
        containers: Object.values(containerSources).flat(),
        families: Object.values(formSources).flat(),
        digests,
      }),
    },
  ];
}

function each<Row, Page>(sources: Sources<Row>, make: (row: Row, source: string) => Page): Page[] {
  return Object.entries(sources).flatMap(([file, rows]) => rows.map((row) => make(row, `rows/${file}.ts`)));
}

function kindsIn(family: string): string[] {
  return kinds.filter(({ forms }) => forms.some((form) => form === family)).map(({ kind }) => kind);
}
