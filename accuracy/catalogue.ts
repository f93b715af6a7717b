import { type Container, containers } from './containers/index.ts';
import { type Digest, digests, type Form, forms } from './forms/index.ts';
import { type Layer, layers } from './layers/index.ts';
import { formsNotYet, layersNotYet } from './supported.ts';

/** A written form, or a digest of those writings that programs hash. */
export type Way =
  | { readonly id: string; readonly form: Form; readonly digest: null; readonly isSupported: boolean }
  | { readonly id: string; readonly form: null; readonly digest: Digest; readonly isSupported: boolean };

/** Every form and digest. */
export const ways: readonly Way[] = [
  ...forms.map((form) => ({ id: form.id, form, digest: null, isSupported: !formsNotYet.has(form.id) })),
  ...digests.map((digest) => ({
    id: digest.id,
    form: null,
    digest,
    isSupported: !formsNotYet.has(digest.id),
  })),
];

export interface KnownLayer {
  readonly id: string;
  readonly layer: Layer;
  readonly isSupported: boolean;
}

export const knownLayers: readonly KnownLayer[] = layers.map((layer) => ({
  id: layer.id,
  layer,
  isSupported: isLayerSupported(layer.id),
}));

export function isLayerSupported(id: string): boolean {
  return !layersNotYet.has(id);
}

export const knownContainers: readonly Container[] = containers;
