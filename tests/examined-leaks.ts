import { createHash } from 'node:crypto';
import { bytesOf, nowhere } from '../src/base/index.ts';
import type { Identifier } from '../src/case/index.ts';
import { readCase } from '../src/case/index.ts';
import { compileIdentity } from '../src/detect/index.ts';
import { Examiner } from '../src/examine.ts';
import type { Examination } from '../src/judge/index.ts';

/** Something that the demo gave out: a file, or what it printed. */
export interface Artefact {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What the field Content-Type says of a file by its ending, as a server would. */
const TYPES: Readonly<Record<string, string>> = {
  json: 'application/json',
  sarif: 'application/json',
  html: 'text/html; charset=utf-8',
  xml: 'application/xml',
  gz: 'application/gzip',
  zip: 'application/zip',
  tar: 'application/x-tar',
};

/** Searches artefacts as Telltale searches a phone's traffic: each as the body of an upload, its name as the path. */
export function examinedArtefacts(caseText: string): (artefacts: readonly Artefact[]) => Examination {
  const read = readCase(caseText, 'case.yaml').case;
  const needles = compileIdentity(read.identity, read);
  return (artefacts) => {
    const tool = { name: 'telltale', version: '0' } as const;
    const examiner = new Examiner({ case: read, claims: [], needles, notices: [], tables: [], tool });
    const capture = examiner.capture('artefacts');
    for (const [index, { name, bytes }] of artefacts.entries()) {
      const end = { address: null, port: null };
      const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
      capture.take({
        kind: 'exchange',
        peers: { connection: name, orig: end, resp: end, serverName: null },
        request: {
          at: index,
          method: 'PUT',
          scheme: 'https',
          host: 'artefacts.example',
          port: null,
          target: { bytes: bytesOf(`/${name}`), source: nowhere },
          protocol: 'http/1.1',
          fields: [{ name: 'Content-Type', value: { bytes: bytesOf(type), source: nowhere } }],
          body: { bytes, source: nowhere, wholeLength: null },
        },
        response: null,
        origin: { index, offset: 0 },
      });
    }
    const sha256 = createHash('sha256').update('artefacts').digest('hex');
    capture.finish({ file: 'artefacts', format: 'har', sha256, byteLength: 0 });
    return examiner.finish();
  };
}

/** `name: identifier`, of every place where Telltale sights a value. */
export function sightedIn(artefacts: readonly Artefact[], { sightings }: Examination): string[] {
  return sightings.map(
    ({ identifier, origin, path }) => `${artefacts[origin.index]?.name}: ${identifier} (${path})`,
  );
}

/** Every value of an identity by itself: lists by their members, places by each number. */
export function valuesOf(identity: readonly Identifier[]): { readonly id: string; readonly value: string }[] {
  return identity.flatMap(({ id, kind, value }) => {
    const members = typeof value === 'string' ? [value] : value;
    const parts = kind === 'location' ? members.flatMap((each) => each.split(',')) : [];
    return [...members, ...parts].map((each) => ({ id, value: each }));
  });
}
