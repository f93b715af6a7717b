import type { Content } from '../content.ts';
import type { WireValue } from '../encoders/wire-value.ts';
import type { ContainerTools } from './container.ts';

export type Members = Readonly<Record<string, WireValue>>;

/** Everything as named members, the content at a random place among them; null where it must be text and is not. */
export function membersOf(content: Content, { name, beside, random }: ContainerTools): Members {
  const entries = Object.entries<WireValue>(beside).filter(([other]) => other !== name);
  const place = random.below(entries.length + 1);
  const named =
    content.kind === 'fields' ? Object.entries(content.fields) : [[name, wireValueOf(content)] as const];
  return Object.fromEntries([...entries.slice(0, place), ...named, ...entries.slice(place)]);
}

function wireValueOf(content: Exclude<Content, { kind: 'fields' }>): WireValue {
  switch (content.kind) {
    case 'text':
      return content.text;
    case 'bytes':
      return content.bytes;
    case 'number':
      return content.number;
    case 'list':
      return content.texts;
    default:
      return content satisfies never;
  }
}

/** The members one or more names deeper, as telemetry nests them. */
export function nested(members: Members, { random }: ContainerTools): Members {
  if (random.chance(0.5)) return members;
  const outer: Members = {
    v: random.between(1, 9),
    [random.pick(['device', 'event', 'payload', 'client'])]: members,
  };
  return random.chance(0.3) ? { batch: [outer] } : outer;
}
