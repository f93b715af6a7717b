import type { Recorded } from '../../recorded.ts';

/** A recorded value as plain data without where it stands: what a recording must give back. */
export function withoutPlaces(recorded: Recorded): unknown {
  return JSON.parse(
    JSON.stringify(recorded, (name, value) => {
      if (name === 'origin' || name === 'source' || name === 'sha256' || name === 'writtenName')
        return undefined;
      if (value instanceof Uint8Array) return Buffer.from(value).toString('hex');
      // Buffers turn themselves into this before they can be looked at.
      if (value?.type === 'Buffer') return Buffer.from(value.data).toString('hex');
      return value;
    }),
  );
}
