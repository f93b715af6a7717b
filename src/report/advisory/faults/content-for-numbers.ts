import { type Kind, kindRow } from '../../../case/index.ts';
import { inWords, proseOf } from '../prose.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

/** How people write of a kind. What has no kind can never have been seen, and may never be named. */
interface Wording {
  readonly names: RegExp;
  /** Any of them must have been seen. */
  readonly kinds: readonly Kind[];
  readonly says: string;
}

/** Where only the number of it is meant (`numbers of text messages`, `the SMS sender`), nothing of it is named. */
const THINGS = '(?:text messages?|sms(?:es|s)?|mms|multimedia messages?|messages?|texts?)';
const NUMBERS = new RegExp(
  `\\b(?:numbers?|senders?|recipients?) (?:of|in|from) (?:an? |the |their |your )?(?:received |sent )?${THINGS}\\b|\\b${THINGS}['’]?s?['’]? (?:numbers?|senders?|recipients?)\\b`,
  'giu',
);

/** To say that an SMS came says nothing of what left; to say that it left, or its text, does. */
const LEAVING =
  '(?:upload|send|transmit|leak|cop(?:y|ies)|steal|read|forward|collect|share|harvest|siphon|intercept|record|export)(?:s|ed|ing)?|sent|stol[e]n?|copied|to (?:their|its|a) servers?';
/** As it is said of what leaves: `is sent`, `are being copied`. */
const LEFT = `(?:is|are|was|were|gets?|being)(?: being)? (?:${LEAVING})`;
const OWN = "(?:your|their|its|people['’]?s?|users?['’]?s?|private|personal|received|incoming)";

const WORDINGS: readonly Wording[] = [
  {
    names: new RegExp(
      [
        '\\b(?:text messages?|texts (?:of|in) (?:sms|messages)|short messages?|private messages?|chats?)\\b',
        '\\b(?:text|wording|words|contents?|body) of (?:an? |the |their |your )?(?:sms(?:es|s)?|messages?)\\b',
        '\\bsms(?:es|s)? (?:texts?|contents?|bod(?:y|ies)|messages?)\\b',
        `\\b${OWN} messages\\b`,
        `\\btexts ${LEFT}\\b`,
        `\\b(?:${LEAVING})\\b[^.;:]{0,40}\\bsms(?:es|s)?\\b(?! (?:is|was|are|were) received)`,
        `\\bsms(?:es|s)?\\)? ${LEFT}\\b`,
        '\\bsms(?:es|s)?\\)? (?:leaves?|left|uploaded|copied|stolen|leaked|intercepted|harvested)\\b',
        '\\bwhat (?:people|users|they|you) (?:write|wrote|type|typed|say|said)\\b',
      ].join('|'),
      'iu',
    ),
    kinds: ['sms-text'],
    says: 'text of SMS',
  },
  {
    names: /\b(?:mms|multimedia messages?)\b/iu,
    kinds: ['mms-content'],
    says: 'content of MMS',
  },
  {
    names: new RegExp(
      `\\b(?:${LEAVING})\\b[^.;:]{0,30}\\bcontacts\\b(?!['’]? number)|\\bcontacts ${LEFT}\\b`,
      'iu',
    ),
    kinds: ['contact-name', 'contact-number', 'contact-email'],
    says: 'contacts',
  },
  {
    names:
      /\b(?:names? of (?:the |their |your )?contacts?|contacts?['’]?s?['’]? names?|contact names?|address ?books?|phone ?books?|contact lists?)\b/iu,
    kinds: ['contact-name'],
    says: "contacts' names",
  },
  {
    names:
      /\b(?:locations?|whereabouts|gps|positions?|coordinates|movements|where (?:you|they|people|users|the (?:phone|user|owner)) (?:is|are|was|were|goes|go))\b/iu,
    kinds: ['location', 'cell-id'],
    says: 'a location',
  },
  { names: /\bclipboards?\b/iu, kinds: ['clipboard'], says: 'the clipboard' },
  {
    names: /\b(?:browsing|(?:browser|web|search) histor(?:y|ies)|visited (?:sites?|pages?|addresses))\b/iu,
    kinds: ['url'],
    says: 'visited addresses',
  },
  {
    names:
      /\b(?:call (?:logs?|histor(?:y|ies)|records?|lists?)|calls (?:you|they|people|users) (?:make|made|get|got))\b/iu,
    kinds: ['call-number'],
    says: 'numbers of calls',
  },
  {
    names: /\be[- ]?mails?\b(?! addresses)/iu,
    kinds: [],
    says: 'e-mails, of which there is no kind: an address of one is `email address`',
  },
  {
    names:
      /\b(?:photos?|photographs?|pictures?|selfies|videos?|audio|recordings?|conversations?|passwords?|credentials|files|documents|calendars?|fingerprints?|biometrics?|keystrokes?|keylogg(?:er|ers|ing)|screenshots?|bank(?:ing)? (?:details|data|accounts?)|(?:medical|health) (?:data|records?)|(?:listen(?:s|ing)? (?:in )?(?:to|on)|eavesdrop(?:s|ping)? on|wiretap(?:s|ping)?) [^.;:]{0,20}calls?)\b/iu,
    kinds: [],
    says: 'something that no kind of identifier stands for',
  },
];

const OF_MESSAGES = WORDINGS.filter(({ kinds }) =>
  kinds.some((kind) => kind === 'sms-text' || kind === 'mms-content'),
);

export const contentForNumbers: AdvisoryFault = {
  id: 'content-for-numbers',
  number: 2,
  title: 'Content named where only numbers were seen',
  in2014: 'It said "text messages" where the test had seen the phone numbers in them.',
  refused:
    'A text that names a kind of content which no examination has a sighting of, or for which there is no kind at all. What was sent is told from the sightings alone, by their kinds; what was looked for and not seen is told too.',
  inDraft: ({ examinations, file }) => {
    const seen = new Set(examinations.flatMap(({ sightings }) => sightings.map(({ kind }) => kind)));
    const told = [...seen].map((kind) => kindRow(kind).title).sort();
    const ids = examinations.flatMap(({ sightings }) =>
      sightings.map(({ identifier, kind }) => ({ identifier, kind })),
    );
    const misnamed = ids.flatMap(({ identifier, kind }) => {
      const text = inWords(identifier.replace(/[._]/g, ' ')).replace(NUMBERS, 'numbers');
      return /number$|^msisdn$/.test(kind) && OF_MESSAGES.some(({ names }) => names.test(text))
        ? [
            `the identifier "${identifier}" is a ${kindRow(kind).title} and is named for content; name it otherwise in its case and examine again`,
          ]
        : [];
    });
    const inTexts = proseOf(file, examinations).flatMap(({ where, text: written }) => {
      const text = inWords(written).replace(NUMBERS, 'numbers');
      return WORDINGS.filter(
        ({ names, kinds }) => names.test(text) && !kinds.some((kind) => seen.has(kind)),
      ).map(
        ({ names, says }) =>
          `${where} names "${names.exec(text)?.[0]}" (${says}), and no test has seen it; seen: ${told.length === 0 ? 'nothing' : told.join(', ')}. Leave it out: what was not seen the advisory says by itself`,
      );
    });
    return [...new Set(misnamed), ...inTexts];
  },
};
