import { pathFault } from '../bag/bag-path.ts';
import { ALGORITHMS, LAYOUT } from '../bag/layout.ts';
import { readManifest } from '../bag/manifest.ts';
import { shown } from '../bag/walk.ts';
import type { BundleFiles } from './bundle-files.ts';
import { type BundleFault, fault } from './fault.ts';

/** Lines of one manifest that are told one by one. */
const MOST_TOLD = 20;

/**
 * Checks the bag by RFC 8493 section 3, as any other BagIt tool would: every manifest lists every file once, with its digest.
 * What another check has named already is not named again.
 */
export function checkManifests(
  files: BundleFiles,
  {
    digests,
    named,
  }: {
    readonly digests: ReadonlyMap<string, { readonly sha256: string; readonly sha512: string }>;
    readonly named: ReadonlySet<string>;
  },
): BundleFault[] {
  const faults: BundleFault[] = [];
  const payload = [...files.walked.files.keys()].filter((path) => path.startsWith(LAYOUT.payload));
  for (const algorithm of ALGORITHMS) {
    for (const manifest of [LAYOUT.manifests[algorithm], LAYOUT.tagManifests[algorithm]]) {
      const isPayload = manifest === LAYOUT.manifests[algorithm];
      const text = files.text(manifest);
      if (text === null) {
        if (!named.has(manifest)) faults.push(fault('missing', manifest, 'the bag has no such manifest'));
        continue;
      }
      const { lines, unreadable } = readManifest(text, algorithm);
      const own: BundleFault[] = unreadable.map((line) =>
        fault('manifest', manifest, `line ${line} is none of a manifest`),
      );
      const seen = new Set<string>();
      for (const { line, path, digest } of lines) {
        const wrong = pathFault(path);
        const say = (sentence: string) => own.push(fault('manifest', manifest, `line ${line}: ${sentence}`));
        if (wrong !== null) say(`${shown(path)}: ${wrong}`);
        else if (seen.has(path)) say(`${path} is listed twice`);
        else if (path.startsWith(LAYOUT.payload) !== isPayload)
          say(`${path} does not belong into this manifest`);
        else if (!files.has(path)) {
          if (!named.has(path)) say(`${path} is not there`);
        } else if (!named.has(path)) {
          const found = digests.get(path) ?? files.digests(path);
          if (found?.[algorithm] !== digest) say(`${path} has another digest`);
        }
        seen.add(path);
      }
      if (isPayload)
        for (const path of payload)
          if (!seen.has(path) && !named.has(path))
            own.push(fault('manifest', manifest, `${path} is not listed`));
      faults.push(...own.slice(0, MOST_TOLD));
      if (own.length > MOST_TOLD)
        faults.push(fault('manifest', manifest, `and ${own.length - MOST_TOLD} more`));
    }
  }
  return faults;
}
