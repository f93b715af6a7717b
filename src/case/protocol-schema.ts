import * as v from 'valibot';
import { builds } from './build-schema.ts';
import { quoted, suggestion } from './read/nearest.ts';
import { described, emptyOr, fields, isText, list, name, oneOf, text } from './schema-words.ts';
import { service as anyService } from './service-schema.ts';

/** The one definition of a protocol: it types, it checks, and it prints the JSON Schema and the page in the docs. */

/** Repeats of one step. F-Secure did two or three; a hundred is a day's work for an operator. */
export const MOST_REPEATS = 100;

const described64 = (description: string) => v.pipe(name, v.description(description));

const duration = (description: string) =>
  v.pipe(
    v.string(isText),
    v.regex(/^\d{1,5}[smhd]$/, 'must be a time with its unit, such as 90s, 30m, 1h or 13d'),
    v.description(description),
  );

const aWholeNumber = `must be a whole number from 1 to ${MOST_REPEATS}`;

const repeat = v.pipe(
  v.number(emptyOr(aWholeNumber)),
  v.integer(aWholeNumber),
  v.minValue(1, aWholeNumber),
  v.maxValue(MOST_REPEATS, aWholeNumber),
  v.description('How often it is done, each time with its wait; 1 where left out'),
);

const yesOrNo = (description: string) =>
  v.pipe(v.boolean(emptyOr('must be true or false')), v.description(description));

const step = <const Names extends readonly string[], const Args extends v.ObjectEntries>(
  names: Names,
  args: Args,
) =>
  fields({
    id: described64('Name of the step in marks and results; unique in its phase'),
    do: v.pipe(oneOf(names), v.description('What is done')),
    ...args,
    wait: v.optional(duration('How long to wait afterwards for what it sets off; 60s where left out')),
    repeat: v.optional(repeat),
    basis: v.optional(described('Who says that it is to be done so, or: chosen')),
  });

const service = described64('Service, as listed under services');
const person = described64('Identifier of the person on the other side');
const words = described64('Identifier of the text');

const actions = [
  step(['power-on', 'insert-sim', 'join-wifi', 'allow-location', 'factory-reset', 'place-order'], {}),
  step(['add-contact', 'open-contact'], { contact: described64('Identifier of the contact') }),
  step(['open-thread', 'call', 'be-called'], { with: person }),
  step(['send-sms', 'receive-sms', 'send-mms', 'receive-mms', 'send-message'], { with: person, text: words }),
  step(['sign-in', 'enable', 'disable', 'back-up', 'restore'], { service }),
  step(['apply-update'], { build: described('Firmware build to update to') }),
  step(['idle'], { for: duration('How long nothing is done') }),
] as const;

/** Every action that a step can name. `prepare` is none: a phase says how it wants the phone. */
export const actionNames: readonly string[] = actions.flatMap(({ entries }) => entries.do.pipe[0].options);

const anyStep = v.variant('do', actions, ({ expected, input }) => {
  if (expected === 'Object') return 'must be a map of fields (name: value)';
  if (input === undefined) return 'lacks the field "do"';
  if (typeof input !== 'string') return `must be one of: ${actionNames.join(', ')}`;
  return `is unknown${quoted(input)}; ${suggestion(input, actionNames)}`;
});

const phase = fields({
  id: described64('Name of the phase in marks and results; unique'),
  title: text,
  basis: v.optional(described('Who says that it is to be done so, or: chosen')),
  prepare: v.pipe(
    fields({
      as: v.pipe(
        oneOf(['new', 'updated', 'updated-and-reset', 'same']),
        v.description(
          'As out of the box, updated over the air, updated and then reset, or as the phase before left it',
        ),
      ),
      sim: yesOrNo('Whether the SIM is in the phone when the phase begins'),
    }),
    v.description('The state that the phone is brought to before the phase begins'),
  ),
  build: described('Firmware build that runs in this phase'),
  services: v.optional(
    v.pipe(
      v.record(name, oneOf(['on', 'off']), emptyOr('must be a map of service: on or off')),
      v.description('What the phone does, by service'),
    ),
  ),
  consent: v.optional(
    v.pipe(
      v.record(
        name,
        oneOf(['not-asked', 'granted', 'refused', 'withdrawn']),
        emptyOr('must be a map of service: not-asked, granted, refused or withdrawn'),
      ),
      v.description('What the person agreed to, for every service'),
    ),
  ),
  control: v.optional(yesOrNo('A control arm: what the steps act on is left out; false where left out')),
  steps: v.pipe(list(anyStep), v.minLength(1, 'is an empty list'), v.description('What is done, in order')),
});

export const protocolSchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('protocol/1', 'must be protocol/1, the version of protocols that this tool reads'),
      v.description('Format and version: protocol/1'),
    ),
    id: described64('Name of the protocol'),
    title: text,
    source: described('Who did it first, or whose words it tests: a citation'),
    services: v.optional(
      v.pipe(
        v.record(name, anyService, emptyOr('must be a map of services')),
        v.description('Services that can be on or off and agreed to or not'),
      ),
    ),
    builds: v.optional(v.pipe(builds, v.description('Firmware that its phases name, and when it came out'))),
    phases: v.pipe(
      list(phase),
      v.minLength(1, 'is an empty list'),
      v.description('Times in which firmware and consent stay the same, in order'),
    ),
  }),
  v.title('Telltale protocol'),
  v.description('What is done with a phone, in order, so that somebody else can do it again.'),
);

export type ProtocolInput = v.InferOutput<typeof protocolSchema>;
