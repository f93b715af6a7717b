import { pathFault } from '../bag/bag-path.ts';
import { type BlockList, blocksSchema, changedRanges } from '../bag/blocks.ts';
import { BAGIT_TEXT, LAYOUT, TAG_FILES } from '../bag/layout.ts';
import { shown } from '../bag/walk.ts';
import type { Statement } from '../dsse/statement.ts';
import type { BundleFiles } from './bundle-files.ts';
import { checkManifests } from './check-manifests.ts';
import { type BundleFault, fault } from './fault.ts';
import { jsonIn } from './json-in.ts';

export interface CheckedFiles {
  readonly faults: readonly BundleFault[];
  readonly files: number;
  readonly byteLength: number;
}

/** Where files may lie that no signature covers, because they come later. */
const LATER = [
  LAYOUT.envelope,
  LAYOUT.statement,
  LAYOUT.laterCustody,
  /^seal\/keys\/[0-9a-f]{64}\.pem$/,
  /^seal\/timestamps\/[0-9a-f]{64}\.tsr$/,
] as const;

/** Checks that the bundle holds what was signed: all of it, nothing else, and every byte as it was. */
export function checkFiles(files: BundleFiles, statement: Statement | null): CheckedFiles {
  const faults: BundleFault[] = files.walked.faults.map(({ code, file, sentence }) =>
    fault(code, file, sentence),
  );
  const told = new Set(faults.map(({ file }) => file));
  const digests = new Map<string, { sha256: string; sha512: string }>();
  const sealed = new Set<string>();
  const blocks = blockList(files, statement);
  for (const { name, digest } of statement?.subject ?? []) {
    const wrong = pathFault(name);
    if (wrong !== null || !(name.startsWith(LAYOUT.payload) || TAG_FILES.includes(name))) {
      faults.push(fault('path-unsafe', shown(name), wrong ?? 'nothing that is sealed lies there'));
      continue;
    }
    if (sealed.has(name)) {
      faults.push(fault('statement', LAYOUT.statement, `it names ${name} twice`));
      continue;
    }
    sealed.add(name);
    const known = blocks[name];
    const found = files.digests(name, known?.blockBytes);
    if (found === null) {
      if (!told.has(name)) faults.push(fault('missing', name, 'it was sealed, and is not there'));
      continue;
    }
    digests.set(name, found);
    if (found.sha256 === digest.sha256 && found.sha512 === digest.sha512) continue;
    const ranges = known === undefined ? [] : changedRanges(known, found);
    faults.push(
      fault(
        'changed',
        name,
        changeSentence(known?.byteLength, found.byteLength),
        ranges.length > 0 ? ranges : [{ from: 0, to: found.byteLength }],
      ),
    );
  }
  let byteLength = 0;
  for (const [path, size] of files.walked.files) {
    byteLength += size;
    if (statement !== null && !sealed.has(path) && !isLater(path)) faults.push(extra(path));
    if (statement === null && !isKnownPlace(path)) faults.push(extra(path));
  }
  const bagit = files.text(LAYOUT.bagit);
  if (bagit !== null && bagit !== BAGIT_TEXT && !faults.some(({ file }) => file === LAYOUT.bagit))
    faults.push(fault('bag', LAYOUT.bagit, 'it is no bag of BagIt 1.0 in UTF-8'));
  const named = new Set(faults.map(({ file }) => file));
  faults.push(...checkManifests(files, { digests, named }));
  return { faults, files: files.walked.files.size, byteLength };
}

function extra(path: string): BundleFault {
  return fault(
    'extra',
    path,
    path === 'fetch.txt'
      ? 'it asks to fetch files from elsewhere, which is never done'
      : 'nobody sealed it: it was put in afterwards',
  );
}

function isLater(path: string): boolean {
  return LATER.some((each) => (typeof each === 'string' ? each === path : each.test(path)));
}

function isKnownPlace(path: string): boolean {
  return isLater(path) || path.startsWith(LAYOUT.payload) || TAG_FILES.includes(path);
}

function changeSentence(was: number | undefined, is: number): string {
  if (was === undefined || was === is) return 'it was changed';
  return is < was
    ? `it was changed: ${was - is} bytes are missing`
    : `it was changed: ${is - was} bytes were added`;
}

/** Of the payload by its own file, of what that cannot hold by the statement. */
function blockList(files: BundleFiles, statement: Statement | null): BlockList {
  const text = files.text(LAYOUT.blocks);
  const read = text === null ? null : jsonIn(text, blocksSchema);
  return { ...(read?.ok === true ? read.value.files : {}), ...statement?.predicate.blocks };
}
