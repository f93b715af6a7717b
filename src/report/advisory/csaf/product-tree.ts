import { type Product, productName, SETUP_WORDS } from '../product.ts';
import type { CsafBranch } from './csaf-types.ts';

/**
 * §3.2.2: vendor, model, market, build, and how the phone came by its settings. CSAF has no word for a market or a setup:
 * the family that is sold there, and a specification of the build, are the nearest.
 */
export function productTree(products: readonly Product[]): { readonly branches: readonly CsafBranch[] } {
  return { branches: levels(products, 0) };
}

interface LevelRow {
  readonly category: CsafBranch['category'];
  readonly nameOf: (product: Product) => string;
}

const LEVELS: readonly LevelRow[] = [
  { category: 'vendor', nameOf: ({ vendor }) => vendor },
  { category: 'product_name', nameOf: ({ model }) => model },
  {
    category: 'product_family',
    nameOf: ({ market }) => (market === null ? 'market not said' : `sold for ${market}`),
  },
  { category: 'product_version', nameOf: ({ build }) => build },
  {
    category: 'specification',
    nameOf: ({ setup }) => (setup === null ? 'settings not said' : SETUP_WORDS[setup]),
  },
];

function levels(products: readonly Product[], depth: number): CsafBranch[] {
  const level = LEVELS[depth] as LevelRow;
  return [...Map.groupBy(products, level.nameOf)].map(([name, all]): CsafBranch => {
    const branch = { category: level.category, name };
    if (depth < LEVELS.length - 1) return { ...branch, branches: levels(all, depth + 1) };
    const product = all[0] as Product;
    return {
      ...branch,
      product: {
        name: productName(product),
        product_id: product.id,
        product_identification_helper: { purl: purlOf(product) },
      },
    };
  });
}

/** A package URL of the type `generic`, by which documents about the same product find each other. */
function purlOf({ vendor, model, build, market, setup }: Product): string {
  const part = (text: string) =>
    encodeURIComponent(text.trim().toLowerCase().replace(/\s+/g, '-')).replace(
      /[!'()*]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  // Keys in alphabetical order, as the specification of package URLs wants them.
  const qualifiers = [
    ...(market === null ? [] : [`market=${market.toLowerCase()}`]),
    ...(setup === null ? [] : [`setup=${setup}`]),
  ].join('&');
  return `pkg:generic/${part(vendor)}/${part(model)}@${encodeURIComponent(build)}${qualifiers === '' ? '' : `?${qualifiers}`}`;
}
