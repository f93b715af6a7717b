import { binaryContainers } from './binary.ts';
import type { Container } from './container.ts';
import { json } from './json.ts';
import { form, query } from './pairs.ts';
import { textContainers } from './text.ts';
import { plist, xml } from './xml.ts';

export const containers: readonly Container[] = [
  json,
  form,
  query,
  xml,
  plist,
  ...textContainers,
  ...binaryContainers,
];

export type { Container } from './container.ts';
