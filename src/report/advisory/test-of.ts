import { contentId } from '../../base/index.ts';
import type { Examination, ExaminedPhase } from '../../judge/index.ts';
import { type Product, productIn, productName } from './product.ts';

/** A test that an advisory rests on: one examination, with what each of its phases was a test of. */
export interface AdvisoryTest {
  /** `tst:…` of the captures: examining them again gives the same. */
  readonly id: string;
  readonly examination: Examination;
  /** First and last moment that a capture holds; ISO 8601. */
  readonly from: string;
  readonly to: string;
  /** Without control arms. */
  readonly phases: readonly ExaminedPhase[];
  /** Ids of products by id of phase. */
  readonly productOf: ReadonlyMap<string, string>;
}

/** The id of a test, whoever examines it, whenever, and by whichever case: of its captures alone. */
export function testId({ captures }: Pick<Examination, 'captures'>): string {
  return contentId('tst', captures.flatMap(({ sha256, from, to }) => [sha256, from, to].join(' ')).sort());
}

/** First and last moment of the captures; null where none tells the time. */
export function timesOf({ captures }: Pick<Examination, 'captures'>): { from: string; to: string } | null {
  const known = captures.flatMap(({ from, to }) => (from === null || to === null ? [] : [{ from, to }]));
  const [from] = known.map((each) => each.from).sort();
  const to = known
    .map((each) => each.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

export const watchedPhases = ({ phases }: Pick<Examination, 'phases'>) =>
  phases.filter(({ control }) => !control);

/** Tests by time, and every product in them; of examinations that have all that an advisory needs. */
export function testsOf(examinations: readonly Examination[]): {
  readonly tests: readonly AdvisoryTest[];
  readonly products: readonly Product[];
} {
  const products = new Map<string, Product>();
  const tests = examinations
    .map((examination) => ({ examination, ...(timesOf(examination) ?? { from: '', to: '' }) }))
    .sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0))
    .map(({ examination, from, to }): AdvisoryTest => {
      const productOf = new Map<string, string>();
      for (const phase of examination.phases) {
        const product = productIn(examination, phase);
        if (product === null) continue;
        const name = productName(product);
        const known = products.get(name) ?? { id: `PRD-${products.size + 1}`, ...product };
        products.set(name, known);
        productOf.set(phase.id, known.id);
      }
      return {
        id: testId(examination),
        examination,
        from,
        to,
        phases: watchedPhases(examination),
        productOf,
      };
    });
  return { tests, products: [...products.values()] };
}
