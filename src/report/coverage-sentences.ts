import type { Counted, Examination, TlsCoverage } from '../judge/index.ts';
import { amountOfBytes, share } from './amount.ts';
import { printable } from './printable.ts';

/** How much of what passed could be read, in all and by service, and what was watched at all. */
export function coverageSentences({
  case: { services },
  coverage: { bytes, connections, bearers, byService, counted, tls },
}: Examination): string[] {
  const states = Object.entries(bearers);
  const inState = (wanted: string) => states.flatMap(([name, state]) => (state === wanted ? [name] : []));
  const unwatched = inState('unwatched');
  const off = inState('off');
  const watch =
    unwatched.length === states.length
      ? ['The case does not say which ways out of the phone were watched (vantage, bearers).']
      : unwatched.length > 0
        ? [`Not watched: ${unwatched.join(', ')}.`]
        : [];
  const titles = new Map(services.map(({ id, title }) => [id, title]));
  return [
    `Bytes: ${amountOfBytes(bytes.payload)} of payload; read ${share(bytes.read, bytes.payload)}, opaque ${share(bytes.opaque, bytes.payload)}; missed ${amountOfBytes(bytes.missed)}.`,
    ...byService.map(
      ({ service, payload, read, opaque, missed }) =>
        `${printable(titles.get(service) ?? service)}: ${amountOfBytes(payload)}; read ${share(read, payload)}, opaque ${share(opaque, payload)}; missed ${amountOfBytes(missed)}.`,
    ),
    `Connections: ${connections.total.toLocaleString('en')}; read ${connections.read}, opaque ${connections.opaque}, refused ${connections.refused}.`,
    ...(tls === undefined || tls.unseen === 0 ? [] : [unseenText(tls)]),
    ...(counted === undefined ? [] : [countedText(counted)]),
    ...watch,
    ...(off.length > 0 ? [`Switched off: ${off.join(', ')}.`] : []),
  ];
}

function unseenText({ connections, unseen }: TlsCoverage): string {
  return `TLS: of ${unseen.toLocaleString('en')} of ${connections.toLocaleString('en')} protected connections the version was not seen, so that nobody can say whether it is obsolete.`;
}

function countedText({ bearers, byteLength, captured, basis, missing }: Counted): string {
  const what = basis === 'packets' ? 'in packets' : 'of payload, which is less than a phone counts';
  const rest =
    missing > 0
      ? `${share(missing, 1)} of what it counted is missing`
      : 'nothing of what it counted is missing';
  return `The phone counted ${amountOfBytes(byteLength)} on ${bearers.join(', ')}; ${amountOfBytes(captured)} were captured (${what}): ${rest}.`;
}
