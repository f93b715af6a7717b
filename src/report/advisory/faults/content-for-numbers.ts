import { type Kind, kindRow } from '../../../case/index.ts';
import { proseOf } from '../prose.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

/** How people write of a kind. What has no kind can never have been seen, and may never be named. */
interface Wording {
  readonly names: RegExp;
  /** Any of them must have been seen. */
  readonly kinds: readonly Kind[];
  readonly says: string;
}

/** Not where only the number of it is meant: `numbers of text messages`, `the SMS sender`. */
const ofNumbers =
  '(?<!\\b(?:numbers?|senders?|recipients?) (?:of|in|from) (?:an? |the |their |your )?(?:received |sent )?)';
const notNumbers = "(?!['’]?s?['’]? (?:numbers?|senders?|recipients?)\\b)";
/** To say that an SMS came says nothing of what left; to say that it left, or its text, does. */
const LEAVING =
  '(?:upload|send|transmit|leak|cop(?:y|ies)|steal|read|forward|collect|share|harvest|siphon|intercept|record|export)(?:s|ed|ing)?|sent|stol[e]n?|copied|to (?:their|its|a) servers?';

const WORDINGS: readonly Wording[] = [
  {
    names: new RegExp(
      `${ofNumbers}\\b(?:text messages?|texts (?:of|in) (?:sms|messages)|(?:text|contents?|body) of (?:an? |the |their |your )?sms(?:es)?|sms(?:es)? (?:texts?|contents?|bod(?:y|ies)|messages?)|short messages?|private messages?|chats?)\\b${notNumbers}|\\b(?:${LEAVING})\\b[^.;:]{0,40}\\bsms(?:es)?\\b${notNumbers}(?! (?:is|was|are|were) received)`,
      'iu',
    ),
    kinds: ['sms-text'],
    says: 'text of SMS',
  },
  {
    names: new RegExp(`${ofNumbers}\\b(?:mms|multimedia messages?)\\b${notNumbers}`, 'iu'),
    kinds: ['mms-content'],
    says: 'content of MMS',
  },
  {
    names:
      /\b(?:names? of (?:the |their |your )?contacts?|contacts?['’]?s?['’]? names?|contact names?|address ?books?|phone ?books?|contact lists?)\b/iu,
    kinds: ['contact-name'],
    says: "contacts' names",
  },
  {
    names: /\b(?:locations?|whereabouts|gps|positions?|coordinates|movements)\b/iu,
    kinds: ['location', 'cell-id'],
    says: 'a location',
  },
  { names: /\bclipboards?\b/iu, kinds: ['clipboard'], says: 'the clipboard' },
  {
    names: /\b(?:browsing|browser history|visited (?:sites?|pages?|addresses))\b/iu,
    kinds: ['url'],
    says: 'visited addresses',
  },
  {
    names: /\b(?:call (?:logs?|histor(?:y|ies)|records?|lists?))\b/iu,
    kinds: ['call-number'],
    says: 'numbers of calls',
  },
  {
    names: /\be-?mails?\b(?! addresses)/iu,
    kinds: [],
    says: 'e-mails, of which there is no kind: an address of one is `email address`',
  },
  {
    names:
      /\b(?:photos?|photographs?|pictures?|videos?|recordings?|conversations?|passwords?|credentials|files|documents|calendars?|fingerprints?)\b/iu,
    kinds: [],
    says: 'something that no kind of identifier stands for',
  },
];

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
    return proseOf(file, examinations).flatMap(({ where, text }) =>
      WORDINGS.filter(({ names, kinds }) => names.test(text) && !kinds.some((kind) => seen.has(kind))).map(
        ({ names, says }) =>
          `${where} names "${names.exec(text)?.[0]}" (${says}), and no test has seen it; seen: ${told.length === 0 ? 'nothing' : told.join(', ')}. Leave it out: what was not seen the advisory says by itself`,
      ),
    );
  },
};
