import type { Sighting } from '../../judge/index.ts';

/** What was taken off, and what led on in what came out. */
export interface Peel {
  readonly layer: string;
  /** Containers and names within, such as `json:/device/imei`; empty where nothing divides it. */
  readonly trail: string;
}

/** The whole way from the message to the value: first the part of the message, then one layer after the other. */
export interface Peeled {
  readonly trail: string;
  readonly peels: readonly Peel[];
}

/**
 * The path, cut where layers begin. Names in a path may be spelt as layers are, so each layer is looked for from the end:
 * what a capture named is then read as a name, where either could be meant.
 */
export function peeled({ path, layers }: Pick<Sighting, 'path' | 'layers'>): Peeled {
  const steps = path.split('/');
  const peels: Peel[] = [];
  let end = steps.length;
  for (const layer of layers.toReversed()) {
    const at = steps.lastIndexOf(layer, end - 1);
    if (at < 0) {
      peels.unshift({ layer, trail: '' });
      continue;
    }
    peels.unshift({ layer, trail: steps.slice(at + 1, end).join('/') });
    end = at;
  }
  return { trail: steps.slice(1, end).join('/'), peels };
}
