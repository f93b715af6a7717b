import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Kind } from '../../case/index.ts';
import { ADDRESS_BOOK } from './address-book.ts';
import { isNamedOtherwise } from './contrary.ts';
import type { Guesser } from './guesser.ts';
import { type NamedAs, namedAs } from './named-as.ts';

const KINDS: readonly Kind[] = ['msisdn', 'contact-number', 'call-number', 'sms-number'];

/** Names of those kinds under which programs put other numbers as well. */
const GENERIC =
  /^(?:number|from|to|address|peer|contacts?|data1|calling|called|mobile|receiver|sender|recipient)$/i;

/** Seconds since 1970 in this decade and those around it: ten digits from 9 to 21. */
const TIME = /^(?:9\d{8}|1\d{9}|20\d{8})$/;

/** Pieces at the end of a run that may be another number's. */
const MOST_CUT = 3;

/**
 * Numbers that a numbering plan has (ITU-T E.164; the tables of libphonenumber). Without a plus sign only under
 * a name that says so, and national ones only where the market is known.
 */
export const phone: Guesser = {
  family: 'phone',
  pattern: /(?<![\w.+:%-])(?:\+|\(|00)?\d(?:[ ().-]{0,2}\d){6,16}(?![\w%])/g,
  look(candidate, market) {
    const { text } = candidate;
    const isPlus = text.startsWith('+');
    // Most runs of digits are no such number, and to ask for names takes longer.
    const value = isPlus || text.startsWith('00') ? international(text) : withoutPlus(text, market);
    if (value === null) return null;
    const names = candidate.names();
    const named = namedAs(names, KINDS);
    if (named === null && (!isPlus || isNamedOtherwise(names))) return null;
    const isGeneric = named === null || GENERIC.test(named.name);
    const isMarkets = isPlus || market !== null;
    if (isGeneric && (!isMarkets || TIME.test(text))) return null;
    return {
      kind: kindOf(named, candidate.around),
      value,
      confidence: isGeneric ? 'medium' : 'high',
      shape: 'a number that a numbering plan has',
      name: named?.name ?? null,
    };
  },
};

function international(text: string): string | null {
  let rest = text.replace(/^00/, '+');
  for (let cut = 0; cut <= MOST_CUT; cut++) {
    const parsed = parsePhoneNumberFromString(rest);
    if (parsed?.isValid()) return parsed.number;
    const end = rest.search(/[ ().-]+\d+$/);
    if (end < 0) return null;
    rest = rest.slice(0, end);
  }
  return null;
}

/** Fewest digits of a number with its country's code that is taken for one without a plus sign. */
const FEWEST_WITH_CODE = 11;

function withoutPlus(text: string, market: string | null): string | null {
  if (market !== null && isSupportedCountry(market)) {
    const parsed = parsePhoneNumberFromString(text, market as CountryCode);
    return parsed?.isValid() ? parsed.number : null;
  }
  // With a country's code in front, as software that drops the plus sign writes it.
  return /^\d+$/.test(text) && text.length >= FEWEST_WITH_CODE ? international(`+${text}`) : null;
}

function kindOf(named: NamedAs | null, around: () => readonly string[]): Kind {
  if (named === null) return 'msisdn';
  return around().some((name) => ADDRESS_BOOK.test(name)) ? 'contact-number' : named.kind;
}
