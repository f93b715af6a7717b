import { writeFileSync } from 'node:fs';
import { TelltaleError } from '../../base/index.ts';
import { harOf, openCapture, type Recorded } from '../../capture/index.ts';
import { count } from '../../report/index.ts';

export interface ExportOptions {
  readonly format: 'har';
  readonly out: string;
}

/** Writes a capture's exchanges as HAR. Throws `export-packets` for captures that hold packets. */
export function exportCapture(path: string, { out }: ExportOptions): void {
  const kept: Recorded[] = [];
  let leftOut = 0;
  for (const recorded of openCapture(path).records()) {
    if (recorded.kind === 'packet') {
      throw new TelltaleError(
        'export-packets',
        `${path} holds packets; HAR is written from recordings, HAR and mitmproxy flows`,
      );
    }
    if (hasPlaceInHar(recorded)) kept.push(recorded);
    else if (recorded.kind !== 'notice') leftOut += 1;
  }
  try {
    writeFileSync(out, harOf(kept), { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new TelltaleError('out-unwritable', `cannot write ${out}: ${(cause as Error).message}`, { cause });
  }
  const rest = leftOut === 0 ? '' : `; ${count(leftOut, 'record')} that HAR has no place for left out`;
  process.stderr.write(`Wrote ${out} with ${count(kept.length, 'entry', 'entries')}${rest}.\n`);
}

function hasPlaceInHar(recorded: Recorded): boolean {
  if (recorded.kind === 'stream') return recorded.protocol === 'websocket';
  return recorded.kind === 'exchange' || recorded.kind === 'refusal';
}
