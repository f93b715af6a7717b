import { type ChangeKind, type Comparison, differenceText } from '../../recheck/index.ts';
import { amountOfBytes, count, printable, share, wrap } from '../../report/index.ts';

const TITLES: { readonly [Kind in ChangeKind]: string } = {
  weakened: 'Weakened',
  new: 'New',
  persists: 'Persists',
  relocated: 'Relocated',
  obfuscated: 'Obfuscated',
  'not-tested': 'Not tested',
  'not-exercised-again': 'Not exercised again',
  fixed: 'Fixed',
};

/** A comparison for reading: what was compared and how much was in sight, then each change with its sentence. */
export function comparisonText(
  { before, after, sameTest, counts, changes }: Comparison,
  width: number,
): string {
  const kinds = (Object.keys(TITLES) as ChangeKind[]).filter((kind) => counts[kind] > 0);
  const summary = kinds.map((kind) => `${counts[kind]} ${TITLES[kind].toLowerCase()}`).join(', ');
  return [
    ...unlikeText(sameTest).flatMap((line) => wrap(line, width)),
    ...wrap(`${sideText(before)} → ${sideText(after)}`, width),
    ...wrap(`  In sight before: ${coverageText(before)}`, width),
    ...wrap(`  In sight after: ${coverageText(after)}`, width),
    ...(sameTest.unstated.length === 0
      ? []
      : wrap(`  Neither case says, so nobody checked: ${sameTest.unstated.join(', ')}.`, width)),
    summary === '' ? 'Nothing that could be read was told before, and nothing after.' : summary,
    ...kinds.flatMap((kind) => [
      '',
      TITLES[kind],
      ...changes
        .filter((change) => change.kind === kind)
        .flatMap(({ because }) => wrap(`  ${sentence(printable(because))}`, width)),
    ]),
    '',
  ].join('\n');
}

/** What keeps the later test from being a retest of the other. */
function unlikeText({ differences, notSought }: Comparison['sameTest']): string[] {
  return [
    ...(differences.length === 0
      ? []
      : [
          `NOT THE SAME TEST: ${printable(differences.map(differenceText).join(', '))}. Nothing is called fixed, and no change is known to be of the firmware.`,
        ]),
    ...(notSought.length === 0
      ? []
      : [`The later case does not have: ${printable(notSought.join(', '))}. Nobody looked for it there.`]),
  ];
}

function sideText({
  case: { title },
  captures,
  builds,
  device,
  egressCountry,
}: Comparison['before']): string {
  const files = captures.map(({ file }) => file).join(', ');
  const phone = [device.vendor, device.model].filter((word) => word !== null).join(' ');
  const about = [
    phone,
    ...builds,
    device.market === null ? '' : `market ${device.market}`,
    egressCountry === null ? '' : `watched from ${egressCountry}`,
  ].filter((part) => part !== '');
  return printable(`${title ?? files}${about.length === 0 ? '' : ` (${about.join(', ')})`}`);
}

const BEARERS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', cellular: 'cellular', sms: 'SMS' };

/** `3.3 kB in 1 connection, read 100 %, opaque 0 %, missed 0 bytes; 0 refused; Wi-Fi watched; 39 minutes.` */
function coverageText({ coverage: { bytes, connections, bearers, seconds } }: Comparison['before']): string {
  const ways = Object.entries(bearers).map(([bearer, state]) => `${BEARERS[bearer] ?? bearer} ${state}`);
  const read =
    bytes.payload === 0
      ? 'nothing passed'
      : `${amountOfBytes(bytes.payload)} in ${count(connections.total, 'connection')}, read ${share(bytes.read, bytes.payload)}, could not be read ${share(bytes.opaque, bytes.payload)}`;
  return `${read}; missed ${amountOfBytes(bytes.missed)}; ${count(connections.refused, 'connection')} refused; ${printable(ways.join(', '))}; watched for ${count(Math.floor(seconds / 60), 'minute')}.`;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
