import { bytesOf } from '../../src/base/index.ts';
import type { Location } from '../../src/connection/index.ts';

/** What a case file says in an example. */
export interface ExampleCase {
  readonly market?: string;
  /** Each is its own id, so every kind stands once. */
  readonly identity: readonly (readonly [kind: string, value: string | readonly string[]])[];
  /** Entries of `keys`, and whatever else the case has, as lines of YAML. */
  readonly more?: readonly string[];
}

/** Text as it is, or bytes in hexadecimal; white space in it does not matter. */
export type Content = string | { readonly hex: string };

/** What the tool says of a place where an identifier stood: a sighting's fields, by the contract's names. */
export interface Said {
  readonly identifier: string;
  readonly path: string;
  readonly layers: readonly string[];
  readonly forms: readonly string[];
  readonly field: string | null;
}

/** Bytes with an identifier in them, or with none. A page shows it, and a test runs it. */
export interface Example {
  /** Begins the example's section where a page has more than one. */
  readonly title?: string;
  /** One IMEI where it is left out. */
  readonly case?: ExampleCase;
  readonly location?: Location;
  /** Of a header field. */
  readonly field?: string;
  readonly contentType?: string;
  readonly contentEncodings?: readonly string[];
  readonly content: Content;
  /** What the bytes stand for, where nobody sees it in them. */
  readonly standsFor?: string;
  readonly says: readonly Said[];
}

export const IMEI = '490154203237518';

const ONE_IMEI: ExampleCase = { identity: [['imei', IMEI]] };

export function caseOf({ case: own }: Pick<Example, 'case'>): ExampleCase {
  return own ?? ONE_IMEI;
}

/** What is said of the IMEI of most examples. */
export function imeiSaid(path: string, layers: readonly string[], field: string | null = 'imei'): Said {
  return { identifier: 'imei', path, layers, forms: [], field };
}

export function contentBytes(content: Content): Uint8Array {
  return typeof content === 'string'
    ? bytesOf(content)
    : Uint8Array.from(Buffer.from(content.hex.replaceAll(/\s+/g, ''), 'hex'));
}

/** A case file that `readCase` takes. */
export function caseText({ market, identity, more = [] }: ExampleCase): string {
  return [
    'telltale: case/1',
    ...(market === undefined ? [] : [`device: { market: ${market} }`]),
    'identity:',
    ...identity.map(
      ([kind, value]) =>
        `  - { id: ${kind}, kind: ${kind}, value: ${
          typeof value === 'string'
            ? JSON.stringify(value)
            : `[${value.map((member) => JSON.stringify(member)).join(', ')}]`
        } }`,
    ),
    ...more,
    '',
  ].join('\n');
}
