import { bytesOf, concatBytes, joined, nowhere, type Sourced, type SourcedRun } from '../base/index.ts';
import type { Section } from './message.ts';

/** Between texts of one section that stand apart in the message: no value reaches across a line. */
const BETWEEN: Sourced = { bytes: bytesOf('\n'), source: nowhere };

/**
 * What of a head is no field's value: names that are not in everybody's messages, the reason phrase, extensions of
 * chunks. One section holds all of them, so that they cost a message no more than one field does.
 */
export function namesSection(texts: readonly Sourced[]): Section {
  const { bytes, source } = joinedLines(texts);
  return { bytes, source, location: 'header', field: null, contentType: null, contentEncodings: [] };
}

function joinedLines(texts: readonly Sourced[]): Sourced {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  const parts = texts.flatMap((text, i) => (i === 0 ? [text] : [BETWEEN, text]));
  const runs: SourcedRun[] = [];
  let at = 0;
  for (const { bytes, source } of parts) {
    runs.push({ at, byteLength: bytes.length, source });
    at += bytes.length;
  }
  return { bytes: concatBytes(parts.map(({ bytes }) => bytes)), source: joined(runs) };
}
