import type { Examination } from '../judge/index.ts';
import { indented, listPieces } from './json-pieces.ts';

/**
 * The examination as JSON, indented as `JSON.stringify(examination, null, 2)` would, in pieces: the whole of a
 * large one is longer than a string can be. The same examination gives the same bytes.
 */
export function* renderJson(examination: Examination): Generator<string> {
  let lead = '{\n';
  for (const [name, value] of Object.entries(examination)) {
    yield `${lead}  ${JSON.stringify(name)}: `;
    lead = ',\n';
    if (Array.isArray(value)) yield* listPieces(value, 2);
    else yield indented(value, 2);
  }
  yield '\n}\n';
}

/**
 * One JSON value to a line, each an object with one member that names what it is: first `examination` with
 * everything that is no list, then `capture`, `identifier`, `message`, `sighting`, `guess`, `destination`, `finding`,
 * `claim` and `notice` lines in the order of the lists.
 */
export function* renderNdjson(examination: Examination): Generator<string> {
  const {
    captures,
    identifiers,
    messages,
    sightings,
    guesses,
    destinations,
    findings,
    claims,
    notices,
    ...rest
  } = examination;
  const lists = {
    capture: captures,
    identifier: identifiers,
    message: messages ?? [],
    sighting: sightings,
    guess: guesses ?? [],
    destination: destinations,
    finding: findings,
    claim: claims,
    notice: notices,
  };
  yield `${JSON.stringify({ examination: rest })}\n`;
  for (const [name, list] of Object.entries(lists)) {
    for (const item of list) yield `${JSON.stringify({ [name]: item })}\n`;
  }
}
