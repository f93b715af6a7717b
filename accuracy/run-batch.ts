import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sighting } from '../src/index.ts';
import { type Exchange, exchangeOf, loginExchange } from './captures/exchange.ts';
import { har } from './captures/har.ts';
import { pcap } from './captures/pcap.ts';
import { batchOf, type Message } from './compose/message.ts';
import { examine } from './examine.ts';
import type { Identity } from './identity/identity.ts';
import { Random } from './random.ts';
import { type Scored, scored } from './score/scored.ts';

export const FORMATS = ['har', 'pcap'] as const;
export type Format = (typeof FORMATS)[number];

/** By turns, so that half of the messages are in each. */
export function formatOf(number: number): Format {
  return FORMATS[number % 2] as Format;
}

/** Writes the messages of one batch to capture files, has them examined, and scores each. */
export function runBatch(
  messages: readonly Message[],
  { seed, identity }: { seed: string; identity: Identity },
): Scored[] {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-accuracy-'));
  try {
    const files = FORMATS.map((format) => {
      const own = messages.filter(({ number }) => formatOf(number) === format);
      // The key is handed out once, in the first of the files.
      const first = format === 'har' ? [loginExchange(identity)] : [];
      const exchanges = [...first, ...own.map((message) => exchangeOf(message, { seed, identity }))];
      const file = written(format, exchanges, {
        pretty: new Random(`${seed}/har/${batchOf(messages[0]?.number ?? 0)}`).chance(0.5),
        randomOf: (index) => new Random(`${seed}/wire/${own[index]?.number}`),
      });
      const path = join(folder, `capture.${format}`);
      writeFileSync(path, file.bytes);
      return { path, own, skipped: first.length, ...file };
    });
    const { sightings } = examine(
      files.map(({ path }) => path),
      identity.caseText,
    );
    return files.flatMap(({ path, own, skipped, bytes, placeOf }) => {
      const here = sightings.filter(({ origin }) => path.endsWith(origin.file));
      const byPlace = Map.groupBy(here, placeOf);
      return own.map((message, index) => scored(message, byPlace.get(index + skipped) ?? [], bytes));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function written(
  format: Format,
  exchanges: readonly Exchange[],
  { pretty, randomOf }: { pretty: boolean; randomOf: (index: number) => Random },
): { bytes: Buffer; placeOf: (sighting: Sighting) => number | undefined } {
  switch (format) {
    case 'har':
      return { bytes: har(exchanges, { pretty }), placeOf: ({ origin }) => origin.index };
    case 'pcap': {
      const { bytes, exchangeOf: owners } = pcap(exchanges, randomOf);
      return { bytes, placeOf: ({ origin }) => owners[origin.index] };
    }
    default:
      return format satisfies never;
  }
}
