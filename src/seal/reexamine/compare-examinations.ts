import { isDeepStrictEqual } from 'node:util';
import type { ClaimVerdict, Examination, Finding, Sighting } from '../../judge/index.ts';
import type { NotHeld } from './not-held.ts';
import { plain, reckonedOtherwise, restDiffers } from './rest-differs.ts';
import { type VersionAge, versionAge } from './version-age.ts';

/** What became of a saved examination when its captures were examined again. */
export interface Comparison {
  readonly findings: { readonly held: number; readonly of: number };
  readonly sightings: { readonly held: number; readonly of: number };
  readonly claims: { readonly held: number; readonly of: number } | null;
  readonly notHeld: readonly NotHeld[];
  /** What the captures show besides: of a newer tool, nothing against the examination. */
  readonly more: {
    readonly findings: readonly string[];
    readonly sightings: readonly string[];
    readonly claims: readonly string[];
  };
  /** What another version reckons otherwise, in sentences; held against nobody. */
  readonly otherwise: readonly string[];
  /** Findings that were not compared, because they are said to rest on what a reduction left out. */
  readonly unsupported: readonly string[];
  /** Findings that are marked as accepted; the list by which they are is not in a bundle. */
  readonly waived: number;
  /** What the version that made the examination is to this one. */
  readonly version: VersionAge;
}

export interface CompareOptions {
  /** The captures are reduced: places in them, coverage and verdicts on claims cannot come out again. */
  readonly reduced: boolean;
  /** Findings that rest on what a reduction left out; of no account where there is none. */
  readonly unsupported?: readonly string[];
}

/** Fields of a sighting that say where it stands in the file, which a reduction moves. */
const PLACES: readonly (keyof Sighting)[] = ['origin'];

/**
 * Compares a saved examination with what its captures give again. With the same version everything must be the same; with
 * another one, each finding and sighting must be there with the same outcome. A newer version may find more than an older one
 * did; where this one finds what a newer one left out, nobody can tell from here which is right, and it does not hold.
 */
export function compareExaminations(
  saved: Examination,
  again: Examination,
  { reduced, unsupported = [] }: CompareOptions,
): Comparison {
  const version = versionAge(saved.tool.version, again.tool.version);
  const sameVersion = version === 'same';
  const notHeld: NotHeld[] = [];
  const hold = <Item extends { readonly id: string }>(
    kind: NotHeld['kind'],
    [was, is]: readonly [readonly Item[], readonly Item[]],
    differs: (was: Item, is: Item) => string | null,
  ) => {
    const found = new Map(is.map((item) => [item.id, item]));
    const seen = new Set<string>();
    let held = 0;
    for (const item of was) {
      const other = found.get(item.id);
      const why = seen.has(item.id)
        ? 'it is listed twice'
        : other === undefined
          ? 'the captures do not show it'
          : differs(item, other);
      seen.add(item.id);
      if (why === null) held += 1;
      else notHeld.push({ kind, id: item.id, why });
    }
    return { held, of: was.length };
  };
  const skipped = new Set(reduced ? unsupported : []);
  const supported = saved.findings.filter(({ id }) => !skipped.has(id));
  const sightings = hold('sighting', [saved.sightings, again.sightings], (was, is) =>
    sightingDiffers(was, is, { reduced, sameVersion }),
  );
  const findings = hold('finding', [supported, again.findings], (was, is) =>
    findingDiffers(was, is, sameVersion),
  );
  const claims = reduced
    ? null
    : hold('claim', [saved.claims, again.claims], (was, is) => claimDiffers(was, is, sameVersion));
  if (version !== 'older') {
    const why = sameVersion
      ? 'the captures show it, and the examination leaves it out'
      : 'this version finds it, and the examination, by a newer one, leaves it out';
    for (const id of added(saved.sightings, again.sightings)) notHeld.push({ kind: 'sighting', id, why });
    for (const id of added(saved.findings, again.findings)) notHeld.push({ kind: 'finding', id, why });
    if (!reduced)
      for (const id of added(saved.claims, again.claims)) notHeld.push({ kind: 'claim', id, why });
  }
  const under = { reduced, sameVersion };
  notHeld.push(...restDiffers(saved, again, under));
  return {
    findings,
    sightings,
    claims,
    notHeld,
    more: {
      findings: added(saved.findings, again.findings),
      sightings: added(saved.sightings, again.sightings),
      claims: reduced ? [] : added(saved.claims, again.claims),
    },
    otherwise: sameVersion || reduced ? [] : otherwise(saved, again, new Set(notHeld.map(({ id }) => id))),
    unsupported: saved.findings.flatMap(({ id }) => (skipped.has(id) ? [id] : [])),
    waived: saved.findings.filter(({ waived }) => waived !== undefined).length,
    version,
  };
}

/** What differs and is not held against it; what does not hold is told as such. */
function otherwise(saved: Examination, again: Examination, told: ReadonlySet<string>): string[] {
  return reckonedOtherwise(saved, again).flatMap(({ id, why }) => (told.has(id) ? [] : [`${id} (${why})`]));
}

function added(was: readonly { readonly id: string }[], is: readonly { readonly id: string }[]): string[] {
  const known = new Set(was.map(({ id }) => id));
  return is.flatMap(({ id }) => (known.has(id) ? [] : [id]));
}

function sightingDiffers(
  was: Sighting,
  is: Sighting,
  { reduced, sameVersion }: { readonly reduced: boolean; readonly sameVersion: boolean },
): string | null {
  // How probable an accident is may be reckoned better by another version; the names of fields are worded by it.
  const loose: readonly (keyof Sighting)[] = sameVersion ? [] : ['chance', 'field', 'tls', 'seen'];
  return fieldsThatDiffer(was, is, [...loose, ...(reduced ? PLACES : [])]);
}

function findingDiffers(was: Finding, is: Finding, sameVersion: boolean): string | null {
  if (sameVersion) return fieldsThatDiffer(was, is, ['waived']);
  const basic = fieldsThatDiffer(
    pick(was, ['rule', 'outcome', 'level', 'destination', 'phase']),
    pick(is, ['rule', 'outcome', 'level', 'destination', 'phase']),
    [],
  );
  if (basic !== null) return basic;
  const now = new Set(is.sightings);
  const lost = was.sightings.filter((id) => !now.has(id)).length;
  return lost === 0 ? null : `${lost} of the sightings that it rests on are not shown any more`;
}

function claimDiffers(was: ClaimVerdict, is: ClaimVerdict, sameVersion: boolean): string | null {
  if (was.verdict !== is.verdict)
    return `the verdict is ${is.verdict}, and the examination says ${was.verdict}`;
  return sameVersion ? fieldsThatDiffer(was, is, []) : null;
}

function pick<Item extends object, Key extends keyof Item>(item: Item, keys: readonly Key[]) {
  return Object.fromEntries(keys.map((key) => [key, item[key]]));
}

function fieldsThatDiffer(was: object, is: object, but: readonly string[]): string | null {
  const [a, b] = [plain(was), plain(is)] as [Record<string, unknown>, Record<string, unknown>];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !but.includes(name) && !isDeepStrictEqual(a[name], b[name]),
  );
  return names.length === 0 ? null : `it comes out with other ${names.join(', ')}`;
}
