import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { keyedLayers, streamLayers, textLayers } from './index.ts';
import type { KeyedLayer, StreamLayer, TextLayer } from './layer-finder.ts';

const listed = [...streamLayers, ...textLayers, ...keyedLayers];

test('every file of the folder is in the list, and nothing else', async () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => !name.endsWith('.test.ts') && !['index.ts', 'layer-finder.ts'].includes(name),
  );
  const found: (StreamLayer | TextLayer | KeyedLayer)[] = [];
  for (const file of files) {
    const exported: Record<string, unknown> = await import(`./${file.slice(0, -3)}.ts`);
    const finders = Object.values(exported).filter((value) => typeof value === 'object') as (
      | StreamLayer
      | TextLayer
      | KeyedLayer
    )[];
    expect(finders, file).toHaveLength(1);
    found.push(...finders);
  }
  expect(new Set<unknown>(listed)).toEqual(new Set(found));
  expect(listed).toHaveLength(found.length);
});

test('no two share a layer or a label', () => {
  for (const names of [listed.flatMap((f) => f.layers), streamLayers.flatMap((f) => f.labels)]) {
    expect(new Set(names).size).toBe(names.length);
  }
});
