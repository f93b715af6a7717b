import { isDeepStrictEqual } from 'node:util';
import type { ClaimVerdict, Examination, Finding, Sighting } from '../../judge/index.ts';

/** Something of the saved examination that the raw bytes did not give again. */
export interface NotHeld {
  readonly kind:
    | 'finding'
    | 'sighting'
    | 'claim'
    | 'coverage'
    | 'identifier'
    | 'capture'
    | 'phase'
    | 'case'
    | 'destination';
  readonly id: string;
  readonly why: string;
}

/** What became of a saved examination when its captures were examined again. */
export interface Comparison {
  readonly findings: { readonly held: number; readonly of: number };
  readonly sightings: { readonly held: number; readonly of: number };
  readonly claims: { readonly held: number; readonly of: number } | null;
  readonly notHeld: readonly NotHeld[];
  /** What the captures show besides: of a newer tool, nothing against the examination. */
  readonly more: { readonly findings: readonly string[]; readonly sightings: readonly string[] };
  readonly sameVersion: boolean;
}

export interface CompareOptions {
  /** The captures are reduced: places in them, coverage and verdicts on claims cannot come out again. */
  readonly reduced: boolean;
  /** Findings that rest on what a reduction left out. */
  readonly unsupported?: readonly string[];
}

/** Fields of a sighting that say where it stands in the file, which a reduction moves. */
const PLACES: readonly (keyof Sighting)[] = ['origin'];

/**
 * Compares a saved examination with what its captures give again. With the same version everything must be the same; with
 * another one, each finding and sighting must be there with the same outcome, and there may be more.
 */
export function compareExaminations(
  saved: Examination,
  again: Examination,
  { reduced, unsupported = [] }: CompareOptions,
): Comparison {
  const sameVersion = saved.tool.version === again.tool.version;
  const notHeld: NotHeld[] = [];
  const hold = <Item extends { readonly id: string }>(
    kind: NotHeld['kind'],
    [was, is]: readonly [readonly Item[], readonly Item[]],
    differs: (was: Item, is: Item) => string | null,
  ) => {
    const found = new Map(is.map((item) => [item.id, item]));
    let held = 0;
    for (const item of was) {
      const other = found.get(item.id);
      const why = other === undefined ? 'the captures do not show it' : differs(item, other);
      if (why === null) held += 1;
      else notHeld.push({ kind, id: item.id, why });
    }
    return { held, of: was.length };
  };
  const skipped = new Set(unsupported);
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
  if (sameVersion) {
    const more = (part: 'findings' | 'sightings') => added(saved[part], again[part]);
    for (const id of more('sightings'))
      notHeld.push({ kind: 'sighting', id, why: 'the captures show it, and the examination leaves it out' });
    for (const id of more('findings'))
      notHeld.push({
        kind: 'finding',
        id,
        why: 'it follows from the captures, and the examination leaves it out',
      });
    if (!reduced) notHeld.push(...restDiffers(saved, again));
  }
  return {
    findings,
    sightings,
    claims,
    notHeld,
    more: {
      findings: added(saved.findings, again.findings),
      sightings: added(saved.sightings, again.sightings),
    },
    sameVersion,
  };
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
  const [a, b] = [plain(was), plain(is)];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !but.includes(name) && !isDeepStrictEqual(a[name], b[name]),
  );
  return names.length === 0 ? null : `it comes out with other ${names.join(', ')}`;
}

/** As JSON has it, which knows no difference between a field left out and one without a value. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}

/** What an examination says besides, field by field. Notices are not compared: options of the scan make some. */
function restDiffers(saved: Examination, again: Examination): NotHeld[] {
  const parts = [
    ['capture', 'captures'],
    ['phase', 'phases'],
    ['identifier', 'identifiers'],
    ['coverage', 'coverage'],
    ['case', 'case'],
    ['destination', 'destinations'],
  ] as const;
  return parts.flatMap(([kind, part]) => {
    const [was, is] = [plain({ of: saved[part] }), plain({ of: again[part] })];
    return isDeepStrictEqual(was, is) ? [] : [{ kind, id: part, why: whereDiffers(was.of, is.of) }];
  });
}

/** The first place at which two values differ. */
function whereDiffers(was: unknown, is: unknown): string {
  const path: string[] = [];
  let [a, b] = [was, is];
  while (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) {
    const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
    const name = [...new Set([...Object.keys(x), ...Object.keys(y)])].find(
      (key) => !isDeepStrictEqual(x[key], y[key]),
    );
    if (name === undefined) break;
    path.push(name);
    [a, b] = [x[name], y[name]];
  }
  return `it comes out otherwise at ${path.join('.')}`;
}
