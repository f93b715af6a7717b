import { type Kind, kindRow } from '../case/index.ts';
import type { Examination, ExaminedGuess } from '../judge/index.ts';
import { count } from './amount.ts';
import { printable } from './printable.ts';
import { type Column, layTable, wrap } from './table.ts';

/** Guesses that the text shows; the JSON has them all. */
const MOST_SHOWN = 40;

/** Hosts that one line names. */
const MOST_HOSTS = 3;

const COLUMNS: readonly Column[] = [{ title: '' }, { title: '', wraps: true }, { title: '', wraps: true }];

/** What the kind is called where nobody knows whose it is. */
const TITLES: Partial<Record<Kind, string>> = {
  msisdn: 'phone number',
  'wifi-mac': 'hardware address',
  'call-number': 'phone number',
  'sms-number': 'phone number',
};

/** What looks like identifiers, apart from what was sighted: nobody knows whether it is one. */
export function guessLines(
  examination: Examination,
  width: number,
): { title: string; lines: string[] } | null {
  const { guesses } = examination;
  if (guesses === undefined) return null;
  if (guesses.length === 0) {
    return {
      title: 'Looks like',
      lines: wrap('Nothing that could be read looks like an identifier.', width),
    };
  }
  const hosts = new Map(examination.destinations.map(({ id, host }) => [id, host.value]));
  const rows = guesses
    .slice(0, MOST_SHOWN)
    .map((guess) => [
      `  ${guess.confidence}`,
      `${TITLES[guess.kind] ?? kindRow(guess.kind).title} ${printable(guess.value ?? guess.masked)}`,
      printable(`${wayOf(guess, hosts)}: ${guess.because}`),
    ]);
  const rest = guesses.length - rows.length;
  const more =
    rest === 0 ? [] : [`  and ${rest.toLocaleString('en')} more, less sure ones last, in the JSON`];
  const one = guesses.length === 1;
  const closing = [
    `${count(guesses.length, 'value')} ${one ? 'looks' : 'look'} like ${one ? 'an identifier' : 'identifiers'}.`,
    'That is no proof: nobody knows whose they are.',
    'To search for them in every form, --write-case case.yaml writes them to a case file for --case.',
    'To prove something, plant a canary identity (telltale identity new) and record again.',
  ].join(' ');
  return {
    title: 'Looks like',
    lines: [...layTable(COLUMNS, rows, width), ...more, ...wrap(closing, width)],
  };
}

function wayOf(
  { requests, responses, destinations, inPlainText }: ExaminedGuess,
  hosts: Map<string, string>,
): string {
  const names = [...new Set(destinations.map((id) => hosts.get(id) ?? 'unknown'))].sort();
  const rest = names.length - MOST_HOSTS;
  const named = `${names.slice(0, MOST_HOSTS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
  const sent = requests > 0 ? `${requests.toLocaleString('en')}× to ${named}` : '';
  const back =
    responses > 0 ? `${responses.toLocaleString('en')}× back${requests > 0 ? '' : ` from ${named}`}` : '';
  return `${[sent, back].filter((text) => text !== '').join(', ')}${inPlainText ? ', in plain text' : ''}`;
}
