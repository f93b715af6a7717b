import type { Examination } from '../judge/index.ts';

/** What the cases of two tests must agree in before one of them can be the retest of the other. */
const ALIKE = ['vendor', 'model', 'market', 'egress country', 'resolver', 'SIM', 'locale'] as const;
type Alike = (typeof ALIKE)[number];

/** Whether two examinations are of the same phone, sold in the same place and watched from the same one. */
export interface SameTest {
  /** What the cases say otherwise, or only one of them says; null where one does not say it. */
  readonly differences: readonly {
    readonly what: Alike;
    readonly before: string | null;
    readonly after: string | null;
  }[];
  /** What neither says, so that nobody checked it. */
  readonly unstated: readonly Alike[];
  /** Ids of identifiers that the later case does not have, or has of another kind: nobody looked for them. */
  readonly notSought: readonly string[];
}

/**
 * Firmware and consent are what a retest changes; device, market and the place it is watched from are not. Identifiers
 * are the same where id and kind are: an examination has no values, and each test may plant canaries of its own.
 */
export function sameTest(before: Examination, after: Examination): SameTest {
  const [was, is] = [statedIn(before), statedIn(after)];
  const known = new Map(after.identifiers.map(({ id, kind }) => [id, kind]));
  return {
    differences: ALIKE.flatMap((what) =>
      alike(was[what], is[what]) ? [] : [{ what, before: was[what], after: is[what] }],
    ),
    unstated: ALIKE.filter((what) => was[what] === null && is[what] === null),
    notSought: before.identifiers.flatMap(({ id, kind }) => (known.get(id) === kind ? [] : [id])),
  };
}

function statedIn({ case: { device, vantage } }: Examination): Record<Alike, string | null> {
  return {
    vendor: device?.vendor ?? null,
    model: device?.model ?? null,
    market: device?.market ?? null,
    'egress country': vantage?.egressCountry ?? null,
    resolver: vantage?.resolver ?? null,
    SIM: vantage?.simMccMnc ?? null,
    locale: vantage?.locale ?? null,
  };
}

function alike(one: string | null, other: string | null): boolean {
  return one?.trim().toLowerCase() === other?.trim().toLowerCase();
}

/** `model Redmi 1S before and Redmi Note now`. */
export function differenceText({ what, before, after }: SameTest['differences'][number]): string {
  return `${what} ${before ?? 'not stated'} before and ${after ?? 'not stated'} now`;
}
