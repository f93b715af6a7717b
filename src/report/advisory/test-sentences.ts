import { kindRow } from '../../case/index.ts';
import { count } from '../amount.ts';
import { listed } from '../listed.ts';
import type { Advisory } from './advise.ts';
import { dayOf } from './day.ts';
import { SETUP_WORDS } from './product.ts';
import { CONTENT_KINDS } from './severity.ts';
import type { AdvisoryTest } from './test-of.ts';

/** What an advisory says of the tests that it rests on, in sentences: none names a value. */

type Tests = Pick<Advisory, 'tests'>;

/** `test of 2014-08-01`, with its id where several end on one day. */
export function testNamed(id: string, { tests }: Tests): string {
  const test = tests.find((each) => each.id === id);
  if (test === undefined) return `test ${id}`;
  const isOnly = tests.every((each) => each === test || dayOf(each.to) !== dayOf(test.to));
  return `test of ${dayOf(test.to)}${isOnly ? '' : ` (${id})`}`;
}

const BEARERS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', cellular: 'mobile data', sms: 'SMS' };

/** How each was done: its phases with what was set up, agreed to and done. */
export function conditionsText({ tests }: Tests): string[] {
  return tests.flatMap(({ id, examination, phases, from, to }) => {
    const { vantage, device, services } = examination.case;
    const titles = new Map(services.map((service) => [service.id, service.title]));
    const bearers = Object.entries(examination.coverage.bearers).map(
      ([name, state]) => `${BEARERS[name] ?? name} ${state}`,
    );
    const states = (of: { readonly [service: string]: string }) =>
      Object.entries(of)
        .map(([service, state]) => `${titles.get(service) ?? service} ${state.replace('-', ' ')}`)
        .join(', ') || 'not said';
    return [
      `Test of ${dayOf(to)} (${id}), ${timesText(from, to)}; ${count(examination.captures.length, 'capture')}: ${examination.captures.map(({ file, sha256 }) => `${file} (SHA-256 ${sha256})`).join('; ')}.`,
      ...phases.map((phase) => {
        const steps = phase.steps.map((step) => `${step.id} ${step.times}×`).join(', ');
        return `Phase ${phase.id}: build ${phase.build ?? device.build ?? 'not said'}${phase.setup === undefined ? '' : `, ${SETUP_WORDS[phase.setup]}`}; services: ${states(phase.services)}; agreement: ${states(phase.consent)}; steps: ${steps || 'not said'}.`;
      }),
      `Ways out of the phone: ${bearers.join(', ') || 'not said'}.${vantage.egressCountry ? ` Watched from ${vantage.egressCountry}, as the case says.` : ''}`,
    ];
  });
}

/** `09:00 to 10:00 UTC`, with its days where it is more than one. */
function timesText(from: string, to: string): string {
  const [first, last] = [from, to].map((iso) => iso.slice(0, '2014-08-01T09:00'.length).replace('T', ' '));
  return dayOf(from) === dayOf(to)
    ? `${first?.slice('2014-08-01 '.length)} to ${last?.slice('2014-08-01 '.length)} UTC`
    : `${first} to ${last} UTC`;
}

interface NotSeen {
  /** Titles of kinds that were put to use and proven visible; of content apart, because it is what readers ask for. */
  readonly content: readonly string[];
  readonly others: readonly string[];
  /** Of what was not, or not proven. */
  readonly unproven: readonly string[];
}

function notSeenIn({ examination: { identifiers } }: AdvisoryTest): NotSeen {
  const seen = new Set(identifiers.filter(({ sightings }) => sightings > 0).map(({ kind }) => kind));
  const absent = identifiers.filter(({ kind }) => !seen.has(kind));
  const titles = (of: typeof absent) => [...new Set(of.map(({ kind }) => kindRow(kind).title))].sort();
  const proven = absent.filter(({ provenLive, exercisedBy }) => provenLive && exercisedBy.length > 0);
  const content = proven.filter(({ kind }) => CONTENT_KINDS.has(kind) || kind === 'contact-name');
  const known = new Set(proven.map(({ kind }) => kind));
  return {
    content: titles(content),
    others: titles(proven.filter((each) => !content.includes(each))),
    unproven: titles(absent.filter(({ kind }) => !known.has(kind))),
  };
}

/** Content that was put to use in every test, that would have been seen, and that was not. */
export function contentNotSeen({ tests }: Tests): string[] {
  const [first, ...rest] = tests.map((test) => notSeenIn(test).content);
  return (first ?? []).filter((title) => rest.every((titles) => titles.includes(title)));
}

/** What was looked for and not seen, with how far anyone looked. */
export function notSeenText(advisory: Tests): string[] {
  return [
    ...advisory.tests.flatMap((test) => notSeenBy(test, advisory)),
    ...(advisory.tests.length === 0
      ? []
      : ['What a server does with what it was sent cannot be seen from the phone.']),
  ];
}

function notSeenBy(test: AdvisoryTest, advisory: Tests): string[] {
  const { coverage } = test.examination;
  const { payload, read, opaque, missed } = coverage.bytes;
  const { content, others, unproven } = notSeenIn(test);
  const unwatched = Object.entries(coverage.bearers)
    .filter(([, state]) => state === 'unwatched')
    .map(([name]) => BEARERS[name] ?? name);
  const number = (value: number) => value.toLocaleString('en');
  return [
    `In the ${testNamed(test.id, advisory)}, ${number(read)} of ${number(payload)} bytes could be read, ${number(opaque)} could not, and the captures lost ${number(missed)}; ${count(coverage.connections.refused, 'connection')} refused the interception.${unwatched.length === 0 ? '' : ` Not watched: ${listed(unwatched)}.`}`,
    ...(content.length === 0
      ? []
      : [
          `Content that the test put to use, that a positive control proved visible, and that was not seen in what could be read: ${listed(content)}.`,
        ]),
    ...(others.length === 0
      ? []
      : [`Likewise put to use, proven visible and not seen in what could be read: ${listed(others)}.`]),
    ...(unproven.length === 0
      ? []
      : [`Not put to use or not proven, so that not having seen it says nothing: ${listed(unproven)}.`]),
  ];
}

/** Each claim that a test says something of, by what was said. */
export function claimsText(advisory: Tests): string[] {
  return advisory.tests.flatMap(({ id, examination }) =>
    examination.claims
      .filter(({ verdict }) => verdict === 'refuted' || verdict === 'partly' || verdict === 'upheld')
      .map(
        ({ text, said, verdict, because, isQuote }) =>
          `${isQuote ? `“${text}”` : text.replace(/\.$/, '')} (${said.by}, ${said.when}): ${VERDICTS[verdict] ?? verdict} in the ${testNamed(id, advisory)}. ${because}`,
      ),
  );
}

const VERDICTS: Readonly<Record<string, string>> = { partly: 'held in part' };
