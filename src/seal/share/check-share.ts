import { isDeepStrictEqual } from 'node:util';
import type { Identifier } from '../../case/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import type { BundleFiles } from '../verify/bundle-files.ts';
import { type BundleFault, fault } from '../verify/fault.ts';
import { jsonIn } from '../verify/json-in.ts';
import { canonicalValue, keyed, shareKey } from './share-key.ts';
import { type Shared, shareSchema } from './share-schema.ts';
import { identifierDigest, sightingDigest } from './shared-examination.ts';

/** What a receiver of a share-safe bundle brings. */
export interface ShareHolder {
  /** Of the case file; null where the receiver has none. */
  readonly identity: readonly Identifier[] | null;
  readonly secret: Uint8Array | null;
  /** A saved examination of the same captures, whose sightings are to be known again; null where there is none. */
  readonly examinationText: string | null;
  readonly sightingIds: readonly string[];
}

export interface CheckedShare {
  readonly identifiers: { readonly confirmed: number; readonly of: number };
  readonly sightings: { readonly confirmed: number; readonly of: number };
  /** Sightings that the receiver's own examination has, too; null where none was given. */
  readonly known: { readonly confirmed: number; readonly of: number } | null;
}

/** Checks a share-safe bundle as far as its receiver can. */
export function checkShare(
  files: BundleFiles,
  holder: ShareHolder,
): {
  readonly share: CheckedShare | null;
  readonly faults: readonly BundleFault[];
  readonly cannot: readonly string[];
} {
  const text = files.text(LAYOUT.share);
  const read = text === null ? null : jsonIn(text, shareSchema);
  if (read?.ok !== true)
    return {
      share: null,
      faults: [fault('description', LAYOUT.share, read?.sentence ?? 'it is missing')],
      cannot: [],
    };
  const more = notSafe(files, text ?? '', read.value);
  if (more.length > 0) return { share: null, faults: more, cannot: [] };
  const shared = read.value;
  const cannot = [
    'This bundle is share-safe: no captures are in it, so nothing can be examined again. That the sightings stood in a capture is the word of those who signed.',
  ];
  if (holder.identity === null)
    return {
      share: null,
      faults: [],
      cannot: [
        ...cannot,
        'Whose values were seen can only be told by who holds the case file: give it with --case.',
      ],
    };
  if (shared.needsSecret && holder.secret === null)
    return {
      share: null,
      faults: [],
      cannot: [...cannot, 'A secret goes into its key beside the identity: give it with --share-secret.'],
    };
  return { ...confirmed(shared, holder, holder.identity), cannot };
}

/** What a share-safe bundle does not hold: whoever passes it on relies on that there is nothing else in it. */
function notSafe(files: BundleFiles, text: string, shared: Shared): BundleFault[] {
  const own: readonly string[] = [LAYOUT.share, LAYOUT.blocks];
  const others = [...files.walked.files.keys()].filter(
    (path) => path.startsWith(LAYOUT.payload) && !own.includes(path),
  );
  const faults = others.map((path) =>
    fault('description', path, 'a share-safe bundle holds no such file: do not pass it on as one'),
  );
  if (!isDeepStrictEqual(JSON.parse(text), shared))
    faults.push(
      fault('description', LAYOUT.share, 'it says more than what may be shared: do not pass it on as that'),
    );
  return faults;
}

function confirmed(
  shared: Shared,
  { secret, examinationText, sightingIds }: ShareHolder,
  identity: readonly Identifier[],
): { readonly share: CheckedShare; readonly faults: readonly BundleFault[] } {
  const key = shareKey(identity, Buffer.from(shared.salt, 'hex'), shared.needsSecret ? secret : null);
  const byDigest = new Map(
    identity.map((each) => {
      const value = canonicalValue(each);
      return [identifierDigest(key, each.kind, value), value];
    }),
  );
  const values = new Map(shared.identifiers.map(({ id, digest }) => [id, byDigest.get(digest)]));
  const good = shared.sightings.filter(({ id, digest, identifier }) => {
    const value = values.get(identifier);
    return value !== undefined && sightingDigest(key, id, value) === digest;
  });
  const identifiers = {
    confirmed: [...values.values()].filter((value) => value !== undefined).length,
    of: shared.identifiers.length,
  };
  const sightings = { confirmed: good.length, of: shared.sightings.length };
  const own = new Set(sightingIds.map((id) => `sig:${keyed(key, 'sighting id', [id]).slice(0, 32)}`));
  const known =
    examinationText === null
      ? null
      : { confirmed: shared.sightings.filter(({ id }) => own.has(id)).length, of: shared.sightings.length };
  const faults = [
    ...(identifiers.confirmed < identifiers.of
      ? [
          fault(
            'not-held',
            LAYOUT.share,
            notOf(identifiers, 'identifiers are of the identity in this case file'),
          ),
        ]
      : []),
    ...(sightings.confirmed < sightings.of
      ? [fault('not-held', LAYOUT.share, notOf(sightings, 'sightings are of a value in this case file'))]
      : []),
    ...(known !== null && known.confirmed < known.of
      ? [fault('not-held', LAYOUT.share, notOf(known, 'sightings are in the examination that you gave'))]
      : []),
  ];
  return { share: { identifiers, sightings, known }, faults };
}

function notOf(
  { confirmed: some, of }: { readonly confirmed: number; readonly of: number },
  what: string,
): string {
  return `only ${some} of ${of} ${what}`;
}
