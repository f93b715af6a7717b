import { kindRow } from '../case/index.ts';
import { bytesPassedOver, type Examination, type ExaminedIdentifier } from '../judge/index.ts';
import { amountOfBytes, share } from './amount.ts';
import { listed } from './listed.ts';
import { printable } from './printable.ts';

/** What was not seen, by how far anyone looked: put to use or not, shown to be found or not. */
export interface NotSeenGroup {
  readonly heading: string;
  readonly names: string;
}

const HEADINGS = [
  [true, true, 'Put to use, and a positive control showed that it would be found'],
  [true, false, 'Put to use, but no positive control showed that it would be found'],
  [
    false,
    true,
    'A positive control showed that it would be found, but no step is known to have put it to use',
  ],
  [
    false,
    false,
    'No step is known to have put it to use, and no positive control showed that it would be found',
  ],
] as const;

export function notSeenGroups({ identifiers }: Examination): NotSeenGroup[] {
  const unseen = identifiers.filter(({ sightings }) => sightings === 0);
  return HEADINGS.flatMap(([isExercised, isProven, heading]) => {
    const group = unseen.filter(
      ({ exercisedBy, provenLive }) => exercisedBy.length > 0 === isExercised && provenLive === isProven,
    );
    return group.length === 0 ? [] : [{ heading, names: namesOf(group) }];
  });
}

function namesOf(identifiers: readonly ExaminedIdentifier[]): string {
  const byTitle = Map.groupBy(identifiers, ({ kind }) => kindRow(kind).title);
  return [...byTitle]
    .map(([title, each]) => `${title} (${each.map(({ id }) => printable(id)).join(', ')})`)
    .join(', ');
}

/** What every negative is bounded by: bytes read, opaque and missed, and the ways out that nobody watched. */
export function boundOf({ coverage: { bytes, bearers, counted }, notices }: Examination): string {
  const unwatched = Object.entries(bearers).flatMap(([name, state]) => (state === 'unwatched' ? [name] : []));
  const read =
    bytes.payload === 0
      ? 'nothing passed that could have been read'
      : `of ${amountOfBytes(bytes.payload)}, ${share(bytes.read, bytes.payload)} could be read and ${share(bytes.opaque, bytes.payload)} was opaque`;
  const passedOver = bytesPassedOver(notices);
  const missed = [
    ...(bytes.missed === 0 ? [] : [`${amountOfBytes(bytes.missed)} were not captured`]),
    ...(passedOver === 0 ? [] : [`${amountOfBytes(passedOver)} of packets were passed over unread`]),
  ];
  return [
    read,
    ...(missed.length === 0 ? ['nothing is known to have been missed'] : missed),
    ...(counted !== undefined && counted.missing > 0
      ? [`the phone counted ${share(counted.missing, 1)} more than that`]
      : []),
    ...(unwatched.length > 0 ? [`${listed(unwatched)} not watched`] : []),
  ].join('; ');
}
