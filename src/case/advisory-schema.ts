import * as v from 'valibot';
import { countryCode } from './country-schema.ts';
import { described, emptyOr, fields, isText, list, name, oneOf, text } from './schema-words.ts';
import { dayOrTime } from './terms-schema.ts';

/**
 * The one definition of what an advisory needs beside examinations: it types, it checks, and it prints the JSON Schema and
 * the page in the docs. It is a file of its own, because what it holds goes on changing after a test (an answer comes, an
 * authority decides), while every examination is bound to the hash of its case.
 */

const says = <const Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.pipe(schema, v.description(description));

const when = (description: string) => says(dayOrTime, description);
const maybeWhen = (description: string) => v.optional(when(description));

const aPeriod = 'must be a day, a month or a year, such as 2014-09-01, 2014-09 or 2014';

/** As far as it is known: what others did is often known by the month or the year alone. */
const aboutWhen = (description: string) =>
  says(v.pipe(v.string(isText), v.regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d{2})?)?$/, aPeriod)), description);

const aWebAddress = 'must be an address on the web, such as https://example.org/advisories/';

const webAddress = v.pipe(v.string(isText), v.regex(/^https:\/\/[^\s"<>]{1,2000}$/, aWebAddress));

const aNumber = 'must be a whole number';

/** A number without quotes arrives as its digits, like all of such a file. */
const number = v.union(
  [
    v.pipe(v.number(aNumber), v.safeInteger(aNumber), v.minValue(0, aNumber)),
    v.pipe(v.string(aNumber), v.regex(/^\d{1,15}$/, aNumber)),
  ],
  emptyOr(aNumber),
);

const someText = (description: string) => v.optional(described(description));

const oneOrMore = <const Item extends v.GenericSchema>(item: Item) =>
  v.pipe(list(item), v.minLength(1, 'is an empty list'));

const test = v.pipe(
  v.string(isText),
  v.regex(/^tst:[0-9a-f]{16}$/, 'must be the id of a test, such as tst:0123456789abcdef'),
);

const publisher = fields({
  name: described('Who publishes it'),
  category: says(
    oneOf(['coordinator', 'discoverer', 'other', 'user', 'vendor']),
    'What the publisher is, as CSAF has it',
  ),
  namespace: says(webAddress, 'An address on the web that is the publisher’s own'),
  contact: described('How to reach the publisher'),
  authority: someText('By what right it publishes'),
});

const vendor = fields({
  name: someText('Who was asked; the vendor of the device where left out'),
  contact: someText('To whom it was sent'),
  asked: maybeWhen('When the vendor was asked'),
  answered: maybeWhen('When the answer came; left out while there is none'),
  response: someText('What the vendor answered'),
  ownWords: v.optional(
    says(
      v.boolean('must be true or false'),
      'Whether the response is in its own words, and not in ours; true where left out',
    ),
  ),
  disputes: v.optional(
    says(v.boolean('must be true or false'), 'Whether the vendor disputes it; false where left out'),
  ),
  notAsked: someText('Why the vendor has not been asked yet; only in a draft'),
});

const disclosure = fields({
  deadline: when('Day on which it is published whether an answer came or not'),
  reminded: v.optional(says(list(dayOrTime), 'When the vendor was asked again')),
  extended: v.optional(
    says(
      list(
        fields({
          at: when('When that was agreed'),
          until: when('The new deadline'),
          because: described('Why'),
        }),
      ),
      'Deadlines that replaced it',
    ),
  ),
  fixAnnounced: maybeWhen('When the vendor announced a fix'),
  retestAsked: maybeWhen('When the vendor asked for a retest'),
  retested: maybeWhen('When it was tested again'),
  published: maybeWhen('When it was published'),
});

const mitigation = fields({
  does: says(
    oneOf(['update', 'reset', 'switch-off', 'other']),
    'Install an update, reset to factory state, switch a service off, or something else',
  ),
  says: described('What to do, as one instruction'),
  basis: says(
    oneOf(['tested', 'vendor', 'untested']),
    'Whether a test of ours shows that it helps, the vendor says so, or nobody has tested it',
  ),
  build: someText('The build to install'),
  url: v.optional(says(webAddress, 'Where it is explained')),
});

const exposure = fields({
  devices: says(number, 'How many'),
  what: described('What was counted, such as handsets sold'),
  market: v.optional(says(countryCode, 'Country')),
  source: described('Who says so'),
  url: v.optional(webAddress),
  at: aboutWhen('As of when: a day, a month or a year'),
});

const sibling = fields({
  model: described('A model that was not tested'),
  says: someText('Why it is named'),
});

const audience = fields({
  id: name,
  title: described('Who it is for, such as personnel, families or the public'),
  recipients: says(oneOrMore(text), 'Whom it is sent to: offices and lists, no private addresses'),
  says: someText('What only they need to know'),
});

const reported = fields({
  id: name,
  by: described('Who tested'),
  at: aboutWhen('When they tested or published it: a day, a month or a year'),
  says: described('What they say, in our words; it is never said as our own observation'),
  model: described('The model they tested, as the device of the case has it'),
  build: someText('The build they tested'),
  url: v.optional(says(webAddress, 'Where; left out where it cannot be linked to')),
  read: when('When we read it'),
  revised: maybeWhen('When its source was last revised'),
  retest: v.optional(
    says(v.boolean('must be true or false'), 'Whether it is a retest; false where left out'),
  ),
});

const proceeding = fields({
  authority: described('Who asks'),
  question: described('What it asks'),
  opened: aboutWhen('When it began: a day, a month or a year'),
  status: says(oneOf(['open', 'closed']), 'As of `read`'),
  outcome: someText('What was decided, or asked for'),
  closed: v.optional(aboutWhen('When it ended')),
  url: v.optional(webAddress),
  read: when('When that was last looked up'),
});

const retest = fields({
  at: when('Day of the test'),
  by: described('Who tested'),
  build: someText('The build that was tested'),
  test: v.optional(says(test, 'Its id, as an advisory prints it')),
  examination: someText('Where its saved examination is'),
});

const revision = fields({
  at: when('When it was published'),
  summary: someText('What was new in it; made of the tests where left out'),
  tests: v.optional(
    says(
      oneOrMore(test),
      'Ids of the tests that it rests on; those that had been done by then where left out',
    ),
  ),
  sentTo: v.optional(says(list(text), 'Whom it was sent to')),
});

export const advisorySchema = v.pipe(
  fields({
    telltale: v.pipe(
      v.literal('advisory/1', 'must be advisory/1, the version of advisories that this tool reads'),
      v.description('Format and version: advisory/1'),
    ),
    id: says(name, 'Its number with the publisher, such as EX-2014-001'),
    title: someText('Its title; made of what was found where left out'),
    status: v.optional(
      says(oneOf(['draft', 'interim', 'final']), 'How far it has come; draft where left out'),
    ),
    tlp: says(
      oneOf(['WHITE', 'GREEN', 'AMBER', 'RED']),
      'Who may see it: a label of the Traffic Light Protocol',
    ),
    publishedUnder: says(webAddress, 'Folder on the web in which the CSAF document is, or will be, found'),
    publisher,
    vendor: says(vendor, 'What the vendor was asked, and answered'),
    overview: someText('A paragraph before what was found'),
    impact: someText('A paragraph on what it means for those who use the phone'),
    mitigations: v.optional(says(list(mitigation), 'What to do, beside what the tests themselves show')),
    exposure: v.optional(says(list(exposure), 'How many devices it concerns')),
    siblings: v.optional(says(list(sibling), 'Models like it that were not tested')),
    audiences: says(oneOrMore(audience), 'Who gets it'),
    references: says(oneOrMore(fields({ title: text, url: webAddress })), 'Where to read on: one at least'),
    reported: v.optional(
      says(list(reported), "Others' tests; each is told as theirs and as not reproduced here"),
    ),
    proceedings: v.optional(says(list(proceeding), 'What authorities have asked')),
    disclosure: v.optional(says(disclosure, 'Dates of the disclosure')),
    retests: v.optional(says(list(retest), 'Retests that were done: none of them may be left out')),
    revisions: v.optional(says(list(revision), 'What was published so far, the oldest first')),
    staleAfterDays: v.optional(says(number, 'Days after which its evidence counts as old')),
  }),
  v.title('Telltale advisory'),
  v.description(
    'What an advisory needs and an examination cannot know: who publishes it, what the vendor answered, who gets it.',
  ),
);

/** As it is written. */
export type AdvisoryInput = v.InferOutput<typeof advisorySchema>;
