/** One step of the way to a value: the map or list it stands in, and its name or number there. */
export interface Step {
  readonly container: object;
  readonly key: string | number;
}

/** What may be repeated of an id in a sentence. */
const QUOTABLE_ID = /^[^\s\u0000-\u001f\u007f-\u009f]{1,64}$/;

/** The id of an identifier or phase, where it has a usable one. */
export function idOf(entry: unknown): string | null {
  if (typeof entry !== 'object' || entry === null || !Object.hasOwn(entry, 'id')) return null;
  const { id } = entry as { readonly id: unknown };
  return typeof id === 'string' && QUOTABLE_ID.test(id) ? id : null;
}

/** What may be repeated of a field's name: not what may be a value that slipped into its place. */
const SHOWN = /^[A-Za-z][A-Za-z_.-]{0,39}\d?$/;

const singular: ReadonlyMap<string | number, string> = new Map([
  ['identity', 'identifier'],
  ['keys', 'key'],
  ['phases', 'phase'],
  ['steps', 'step'],
  ['claims', 'claim'],
  ['rules', 'rule'],
  ['waivers', 'waiver'],
  ['audiences', 'audience'],
  ['reported', 'report'],
]);

/** How a sentence names a value: `identifier "own": value`, `vantage.bearers[0]`, `the case`. */
export function labelOf(path: readonly Step[], whole: string): string {
  const [top, entry, ...rest] = path;
  if (top === undefined) return whole;
  const word = singular.get(top.key);
  if (word === undefined || entry === undefined || typeof entry.key !== 'number') return joined(path);
  const id = idOf((entry.container as readonly unknown[])[entry.key]);
  const named = id === null ? `${word} ${entry.key + 1}` : `${word} "${id}"`;
  return rest.length === 0 ? named : `${named}: ${labelOf(rest, whole)}`;
}

function joined(path: readonly Step[]): string {
  let text = '';
  for (const { key } of path) {
    if (typeof key === 'number') text += `[${key}]`;
    else text += `${text === '' ? '' : '.'}${SHOWN.test(key) ? key : '…'}`;
  }
  return text;
}
