/** No string of JSON holds a line break, so each one there is begins a line. */
export function indented(value: unknown, by: number): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${' '.repeat(by)}`);
}

/** A list in pieces, an item at a time, as `JSON.stringify` with two spaces would; its own line begins at `by`. */
export function* listPieces(items: Iterable<unknown>, by: number): Generator<string> {
  let lead = `[\n${' '.repeat(by + 2)}`;
  let isEmpty = true;
  for (const item of items) {
    yield lead + indented(item, by + 2);
    lead = `,\n${' '.repeat(by + 2)}`;
    isEmpty = false;
  }
  yield isEmpty ? '[]' : `\n${' '.repeat(by)}]`;
}
