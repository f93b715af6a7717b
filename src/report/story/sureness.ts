import { TABLE_PATIENCE_DAYS } from '../../enrich/index.ts';
import type { Examination } from '../../judge/index.ts';
import { worded } from '../words/worded.ts';
import type { Story } from './story.ts';

/** How sure what is said is, and what bounds it: every sentence that says what could not be seen. */
export function sureOf({ examination, words }: Story): string[] {
  const { findings, sightings, identifiers, coverage } = examination;
  const { sure } = words;
  const repeated = findings.flatMap(({ repeats }) => (repeats === null ? [] : [repeats]));
  const whole = repeated.filter(({ seen, of }) => seen === of).length;
  const live = identifiers.filter(({ provenLive }) => provenLive).length;
  const chance = sightings.reduce((worst, { chance: each }) => Math.max(worst, each), 0);
  return [
    boundSentence(examination, words),
    ...watchSentences(examination, words),
    ...(identifiers.length === 0
      ? []
      : [live === 0 ? sure.noControl : sure.canaries(live, identifiers.length)]),
    ...(repeated.length === 0
      ? []
      : [
          `${sure.repeats(whole, repeated.length)}${repeated.some(({ of }) => of === 1) ? ` ${sure.single}` : ''}`,
        ]),
    ...(sightings.length === 0 ? [] : [sure.chance(oddsText(chance, words))]),
    ...tableAges(examination, words),
    ...(coverage.bytes.payload === 0 ? [] : [sure.server]),
    sure.one,
  ];
}

/** Of how much what was not seen was looked for in. */
export function boundSentence(
  { coverage: { bytes } }: Examination,
  { sure, ...words }: Story['words'],
): string {
  if (bytes.payload + bytes.missed === 0) return sure.nothing;
  return sure.read(
    words.bytes(bytes.payload),
    words.share(bytes.read, bytes.payload),
    words.share(bytes.opaque, bytes.payload),
    words.bytes(bytes.missed),
  );
}

/** What nobody watched, and what the phone counted beyond what was captured. */
export function watchSentences({ coverage }: Examination, words: Story['words']): string[] {
  const { bearers, counted } = coverage;
  const states = Object.entries(bearers);
  const unwatched = states
    .filter(([, state]) => state === 'unwatched')
    .map(([way]) => worded(words.bearers, way));
  return [
    ...(unwatched.length === 0
      ? []
      : unwatched.length === states.length
        ? [words.sure.bearersUnknown]
        : [words.sure.unwatched(words.listed(unwatched))]),
    ...(counted === undefined || counted.missing <= 0
      ? []
      : [
          words.unseen.counted(
            words.bytes(counted.byteLength),
            words.bytes(counted.captured),
            words.share(counted.missing, 1),
          ),
        ]),
  ];
}

/** Tables that are further from the traffic than addresses can be trusted to stay. */
function tableAges({ tables, captures, sightings }: Examination, { sure }: Story['words']): string[] {
  const day = (sightings[0]?.at ?? captures.find(({ from }) => from !== null)?.from ?? '').slice(0, 10);
  if (day === '') return [];
  return tables.flatMap(({ name, date }) => {
    const apart = Math.abs(Date.parse(date) - Date.parse(day)) / 86_400_000;
    return apart > TABLE_PATIENCE_DAYS ? [sure.tableAge(name, date, day)] : [];
  });
}

/** Beyond it a number says nothing more to a person. */
const LONGEST_ODDS = 1_000_000_000;

/** `1 in 1,700,000`; an accident is never said to be impossible. */
function oddsText(chance: number, { number, sure }: Story['words']): string {
  const odds = chance > 0 ? 1 / chance : Number.POSITIVE_INFINITY;
  if (odds > LONGEST_ODDS) return sure.lessThan(number(LONGEST_ODDS));
  return sure.oneIn(number(Number(odds.toPrecision(2))));
}

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** `1.2 × 10⁻⁷`: one digit behind the point, as the examination has two. */
export function chanceText(chance: number): string {
  const [digits = '', exponent = '0'] = chance.toExponential(1).split('e');
  const power = Number(exponent);
  if (!(chance > 0) || power >= -3) return String(Number(chance.toPrecision(2)));
  return `${digits} × 10⁻${[...String(-power)].map((digit) => SUPERSCRIPTS[Number(digit)]).join('')}`;
}
