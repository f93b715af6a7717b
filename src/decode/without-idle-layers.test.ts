import { expect, test } from 'vitest';
import type { Section } from '../connection/index.ts';
import { outermostSpan } from './outermost-span.ts';
import { pathOf } from './path-of.ts';
import { hitsOf, sectionOf } from './testing/index.ts';
import { withoutIdleLayers } from './without-idle-layers.ts';

const VALUE = '490154203237518';
const BASE64 = Buffer.from(VALUE).toString('base64');
const url: Partial<Section> = { location: 'url' };

test.each<[string, Partial<Section>, string, string[]]>([
  ['a segment as it is beside one with an escape', url, `/v1/${VALUE}/my%20file`, []],
  ['the last segment', url, `/my%20file/${VALUE}`, []],
  ['a segment between two escapes', url, `/a%20b/${VALUE}/c%20d?x=%20`, []],
  ['a segment with an escape', url, '/v1/4901542032%33%37518/x', ['percent']],
  ['a segment that has one elsewhere', url, `/v1/imei%3A${VALUE}/x`, ['percent']],
  ['base64 in a segment as it is', url, `/v1/${BASE64}/my%20file`, ['base64']],
  ['base64 in a segment with an escape', url, `/v1/${BASE64}%3D/my%20file`, ['percent', 'base64']],
  ['percent-encoding twice elsewhere', url, `/v1/${VALUE}/my%2520file`, []],
  ['a value of a query', url, `/v1?a=${VALUE}%20`, ['percent']],
  ['a plus sign that is a space', url, `/v1?a=${VALUE}+`, ['percent']],
  ['a path in a query', url, `/v1?file=/sdcard/${VALUE}/a+b`, []],
  ['a pair of a form in a path', url, `/a%3D1%26imei%3D${VALUE}%26b%3Dx%2540y`, ['percent']],
  ['a pair that was escaped as one value', url, `/a=1%26imei=${VALUE}%26b=x%20y`, ['percent']],
  ['JSON with slashes of its own', url, `/v1?d={%22u%22:"http://h/${VALUE}/x"}`, ['percent']],
  ['a URL in JSON', {}, `{"u":"http://h/${VALUE}/x%20y"}`, []],
  ['a segment of a path in base64', {}, Buffer.from(`/v1/${VALUE}/x%20y/zz`).toString('base64'), ['base64']],
  ['a segment that is too long to look through', url, `/${VALUE}${'x'.repeat(3_000)}/x%20y`, ['percent']],
])('%s stands under the layers that changed it', (_name, fields, content, layers) => {
  const section = sectionOf(content, fields);
  const [deepest] = hitsOf(section, VALUE).sort((a, b) => b.part.depth - a.part.depth);
  if (deepest === undefined) return expect.unreachable();
  const { part, start, end } = deepest;
  const standing = withoutIdleLayers(part, { start, end });
  expect(pathOf(standing.part, standing.span).layers).toEqual(layers);
  expect(standing.part.depth).toBe(layers.length);
  expect(Buffer.from(standing.part.bytes).toString().slice(standing.span.start, standing.span.end)).toBe(
    VALUE,
  );
  expect(outermostSpan(standing.part, standing.span)).toEqual(outermostSpan(part, { start, end }));
});

test('a value that holds slashes is still found across the segments of a path', () => {
  const value = 'Xiaomi/armani/armani:4.3/JLS36C';
  const target = `/log/${value.replace(':', '%3A')}/x`;
  const [hit] = hitsOf(sectionOf(target, url), value);
  if (hit === undefined) return expect.unreachable();
  const standing = withoutIdleLayers(hit.part, { start: hit.start, end: hit.end });
  expect(pathOf(standing.part, standing.span).layers).toEqual(['percent']);
});
