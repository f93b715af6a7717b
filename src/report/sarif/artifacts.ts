import type { Examination, ExaminedCapture } from '../../judge/index.ts';

/** What the paths of artifacts are relative to: the folder of the captures, which the report does not tell. */
export const BASE = 'CAPTURES';

/** `run.artifacts` (SARIF 2.1.0 §3.14.15): every capture by its name without folders, with its hash. */
export function artifactsOf(examinations: readonly Pick<Examination, 'captures'>[]) {
  return examinations.flatMap(({ captures }) =>
    captures.map((capture) => ({
      location: { uri: uriOf(capture.file), uriBaseId: BASE },
      length: capture.byteLength,
      roles: ['analysisTarget'],
      ...hashesOf(capture),
      properties: {
        format: capture.format,
        packets: capture.packets,
        connections: capture.connections,
        messages: capture.messages,
        from: capture.from,
        to: capture.to,
      },
    })),
  );
}

/** A recording that is examined while it is made has no hash yet. */
function hashesOf({ sha256 }: ExaminedCapture) {
  return /^[0-9a-f]{64}$/.test(sha256) ? { hashes: { 'sha-256': sha256 } } : {};
}

/** The last part of a path as a relative reference (RFC 3986 §4.2): no scheme, no folders, whatever it holds. */
export function uriOf(file: string): string {
  const name = file.split(/[\\/]/).at(-1) ?? '';
  const encoded = encodeURIComponent(name.toWellFormed());
  // Of these `.` and `..` would be folders.
  return /^\.{0,2}$/.test(encoded) ? `capture${encoded.replaceAll('.', '%2E')}` : encoded;
}
