import * as v from 'valibot';
import type { Fault } from './fault.ts';
import type { FileKind } from './file-kind.ts';
import { labelOf, type Step } from './label.ts';
import { quoted, suggestion } from './nearest.ts';
import { isPlainMap, type PlainMap } from './plain-map.ts';
import type { Places } from './plain-value.ts';

type Issue = v.BaseIssue<unknown>;

/** What the definition says against a plain value, each at its place; no faults: the value has its shape. */
export function shapeFaults(
  value: unknown,
  places: Places,
  { word, noun = word, schema }: FileKind,
): Fault[] {
  if (!isPlainMap(value)) return [{ offset: 0, sentence: `a ${noun} is a map of fields (name: value)` }];
  const whole = `the ${noun}`;
  const faults: Fault[] = [];
  const lists = new Set<unknown>();
  for (const issue of v.safeParse(schema, value).issues ?? []) {
    const steps = stepsOf(issue);
    const misread = steps.findIndex(
      ({ container, key }) => Array.isArray(container) && typeof key === 'string',
    );
    if (misread !== -1) {
      const { container } = steps[misread] as Step;
      if (!lists.has(container)) {
        const sentence = `${labelOf(steps.slice(0, misread), whole)} must be a map of fields (name: value), not a list`;
        faults.push({ offset: places.ofContainer(container), sentence });
      }
      lists.add(container);
    } else if (!isUnknownField(issue)) {
      const last = steps.at(-1) as Step;
      const label = labelOf(isMissingField(issue) ? steps.slice(0, -1) : steps, whole);
      faults.push({
        offset: places.ofValue(last.container, last.key),
        sentence: `${label} ${issue.message}`,
      });
    }
  }
  unknownFields(schema, value, { path: [], whole, places, faults });
  return faults;
}

/** valibot reports both from the object's schema: `never` expected, or the missing field's name in quotes. */
const isUnknownField = (issue: Issue) => issue.type === 'strict_object' && issue.expected === 'never';
const isMissingField = (issue: Issue) =>
  (issue.type === 'strict_object' && issue.expected?.startsWith('"') === true) ||
  (issue.type === 'variant' && issue.input === undefined);

function stepsOf(issue: Issue): Step[] {
  const path = (issue.path ?? []) as readonly { input: unknown; key: unknown }[];
  return path.map(({ input, key }) => ({ container: input as object, key: key as string | number }));
}

interface Walk {
  readonly path: readonly Step[];
  readonly whole: string;
  readonly places: Places;
  readonly faults: Fault[];
}

/** valibot stops at the first unknown field of an object: this names every one. */
function unknownFields(schema: unknown, value: unknown, walk: Walk): void {
  const known = schema as v.GenericSchema & {
    readonly entries?: v.ObjectEntries;
    readonly item?: unknown;
    readonly value?: unknown;
    readonly wrapped?: unknown;
    readonly key?: string;
    readonly choose?: (value: object) => unknown;
    readonly options?: readonly { readonly entries: v.ObjectEntries }[];
  };
  if (typeof value !== 'object' || value === null) return;
  const under = (key: string | number): Walk => ({
    ...walk,
    path: [...walk.path, { container: value, key }],
  });
  if (known.choose !== undefined) unknownFields(known.choose(value), value, walk);
  else if (known.type === 'optional') unknownFields(known.wrapped, value, walk);
  else if (known.type === 'array' && Array.isArray(value)) {
    for (const [index, item] of value.entries()) unknownFields(known.item, item, under(index));
  } else if (known.type === 'variant' && known.key !== undefined) {
    unknownFields(chosen(known.options ?? [], known.key, value), value, walk);
  } else if (known.type === 'record') {
    for (const [key, item] of Object.entries(value)) unknownFields(known.value, item, under(key));
  } else if (known.type === 'strict_object' && known.entries !== undefined && !Array.isArray(value)) {
    const names = Object.keys(known.entries);
    for (const [key, item] of Object.entries(value)) {
      if (names.includes(key)) unknownFields(known.entries[key], item, under(key));
      else {
        walk.faults.push({
          offset: walk.places.ofKey(value, key),
          sentence: `${labelOf(walk.path, walk.whole)} has an unknown field${quoted(key)}; ${suggestion(key, names)}`,
        });
      }
    }
  }
}

/** The shape that the field which tells the shapes apart asks for; none where it names none. */
function chosen(
  options: readonly { readonly entries: v.ObjectEntries }[],
  key: string,
  value: object,
): unknown {
  const name = (value as PlainMap)[key];
  return options.find(({ entries }) => entries[key] !== undefined && v.is(entries[key], name)) ?? v.unknown();
}
