import type { Examination } from '../judge/index.ts';

/** The examination as JSON, indented. The same examination gives the same bytes. */
export function renderJson(examination: Examination): string {
  return `${JSON.stringify(examination, null, 2)}\n`;
}

/**
 * One JSON value to a line, each an object with one member that names what it is: first `examination` with
 * everything that is no list, then `capture`, `identifier`, `message`, `sighting`, `destination`, `finding`
 * and `notice` lines in the order of the lists.
 */
export function* renderNdjson(examination: Examination): Generator<string> {
  const { captures, identifiers, messages, sightings, destinations, findings, notices, ...rest } =
    examination;
  const lists = {
    capture: captures,
    identifier: identifiers,
    message: messages ?? [],
    sighting: sightings,
    destination: destinations,
    finding: findings,
    notice: notices,
  };
  yield `${JSON.stringify({ examination: rest })}\n`;
  for (const [name, list] of Object.entries(lists)) {
    for (const item of list) yield `${JSON.stringify({ [name]: item })}\n`;
  }
}
