import * as v from 'valibot';
import { countryCode } from './country-schema.ts';
import { kinds } from './kinds.ts';
import { residesSchema } from './residency-schema.ts';
import { fields, isText, list, name, oneOf, shapedAs, shapedBy, text } from './schema-words.ts';
import { hostName } from './service-schema.ts';

/*
 * What claims and policies speak of. A set of terms picks sightings: every term that is given must hold, and of the
 * words of one term any. What a term asks and nobody knows is neither yes nor no.
 */

/** A day stands for its beginning, UTC. */
export const dayOrTime = v.pipe(
  v.string(isText),
  v.regex(
    /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/,
    'must be a day, such as 2014-08-10, or a time with date and zone',
  ),
);

/** A list of at least one: a term without words would say nothing. */
export const someOf = <const Item extends v.GenericSchema>(item: Item, description: string) =>
  v.optional(
    v.pipe(list(item), v.minLength(1, 'is an empty list; leave it out'), v.description(description)),
  );

export const kindNames = oneOf(kinds.map(({ kind }) => kind));

export const classes = ['hardware', 'subscriber', 'resettable', 'personal', 'surroundings'] as const;
export const setups = ['new', 'reset', 'kept'] as const;
export const protections = ['plain', 'encoded', 'hashed', 'encrypted'] as const;

const from = v.optional(
  v.pipe(dayOrTime, v.description('Not before this; a day stands for its beginning, UTC')),
);
const until = v.optional(v.pipe(dayOrTime, v.description('Before this')));

/** Of a time in which phone and consent stayed the same; a scope has these too. */
export const circumstances = {
  services: someOf(name, 'Services of the case: those whose hosts the destination is among'),
  builds: someOf(text, 'Firmware builds'),
  releasedFrom: v.optional(
    v.pipe(
      dayOrTime,
      v.description('Firmware that came out on this day or later, as the case says of its builds'),
    ),
  ),
  setups: someOf(oneOf(setups), 'How the phone came by its settings'),
  markets: someOf(countryCode, 'Countries that the phone is sold for'),
  phases: someOf(name, 'Phases, by the ids that this case or its recordings give them'),
  from,
  until,
};

export const termsSchema = v.pipe(
  fields({
    kinds: someOf(kindNames, 'Kinds of identifiers'),
    classes: someOf(oneOf(classes), 'Classes of kinds'),
    identifiers: someOf(name, 'Identifiers of the case, by id'),
    hosts: someOf(hostName, 'Host names, each with the names below it'),
    parties: someOf(
      oneOf(['first', 'third', 'unknown']),
      'Who the destination is to the controller of the case',
    ),
    organisations: someOf(text, 'Who runs the network of the address, as the tables name it'),
    countries: someOf(countryCode, 'Countries of the address, by the tables'),
    notCountries: someOf(countryCode, 'Any country but these'),
    regions: someOf(text, 'Parts of countries, by id or title'),
    transport: someOf(oneOf(['plain', 'tls']), 'What carried the message'),
    tls: someOf(
      oneOf(['current', 'discouraged', 'obsolete']),
      'What TLS came to: a version and a cipher suite that are held to be safe today, that are advised against, such as keys sent under RSA, or that must not be used (rule `obsolete-tls`)',
    ),
    protection: someOf(oneOf(protections), 'How the value itself stood'),
    direction: someOf(oneOf(['request', 'response']), 'Sent, or sent back'),
    state: someOf(oneOf(['on', 'off']), 'What the services did'),
    consent: someOf(
      oneOf(['not-asked', 'granted', 'refused', 'withdrawn']),
      'What the person had agreed to for the services',
    ),
    steps: someOf(name, 'Steps, by id or by what is done in them, such as add-contact'),
    ...circumstances,
  }),
  v.title('Terms'),
);

/** Terms that any of several sets of them can meet. */
const anyTerms = shapedAs(v.pipe(list(termsSchema), v.minLength(1, 'is an empty list')), termsSchema);

const never = fields({
  never: v.pipe(termsSchema, v.description('What must not be seen')),
});

export const predicateSchema = v.pipe(
  shapedBy(
    {
      only: fields({
        only: v.pipe(
          fields({
            of: v.pipe(termsSchema, v.description('What it is about')),
            allowed: v.pipe(anyTerms, v.description('How alone it may be seen; a list: any of them')),
          }),
          v.description('What may be seen in certain ways alone, if it is seen at all'),
        ),
      }),
      always: fields({
        always: v.pipe(
          fields({
            of: v.pipe(termsSchema, v.description('What it is about')),
            must: v.pipe(anyTerms, v.description('How it must be seen; a list: any of them')),
          }),
          v.description('How something is seen whenever it is; it must have been seen'),
        ),
      }),
      resides: fields({
        resides: v.pipe(residesSchema, v.description('Where the data of services is to be')),
      }),
    },
    never,
  ),
  v.title('Predicate'),
);

export type Terms = v.InferOutput<typeof termsSchema>;
export type Predicate = v.InferOutput<typeof predicateSchema>;
