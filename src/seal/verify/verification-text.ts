import { shortFingerprint } from '../keys/fingerprint.ts';
import type { CheckedTimestamp } from '../timestamp/check-timestamps.ts';
import type { BundleFault } from './fault.ts';
import type { Verification } from './verify-bundle.ts';

/** Faults that are listed one by one. */
export const MOST_LISTED = 50;

/** A verification for a person to read. */
export function verificationText(bundle: string, result: Verification): string {
  const { signatures, timestamps, custody, comparison, share, faults, cannot, made, form } = result;
  const lines = [
    `${bundle}: ${result.isVerified ? 'verified' : 'NOT VERIFIED'}`,
    ...(made === null
      ? []
      : [`  made by telltale ${plain(made.version)} at ${plain(made.at)} (${form ?? 'unknown'})`]),
    `  ${result.files} files, ${result.byteLength.toLocaleString('en')} bytes`,
    '',
    'Signatures',
    ...signatures.map(
      ({ fingerprint, holds, isKnown }) =>
        `  ${holds ? 'holds ' : 'BROKEN'}  ${shortFingerprint(fingerprint)}  ${isKnown ? 'a key you gave' : 'a key that the bundle itself brought'}`,
    ),
    ...(signatures.some(({ holds }) => holds) && !signatures.some(({ holds, isKnown }) => holds && isKnown)
      ? [
          '  Whose key that is, the bundle cannot say: compare the fingerprint with what the signer told you, or give their',
          '  public key with --signer.',
        ]
      : []),
    ...(signatures.length === 0 ? ['  none'] : []),
    ...(timestamps.length === 0 ? [] : ['', 'Time stamps', ...timestamps.map(timestampLine)]),
    '',
    'Custody',
    ...(result.form === 'share-safe'
      ? ['  not in a share-safe bundle; who made it keeps it, and the seal holds its digest']
      : []),
    `  ${custody.sealed.length} ${custody.sealed.length === 1 ? 'entry' : 'entries'} under the seal${custody.later.length === 0 ? '' : `, ${custody.later.length} added since, which nobody signed`}`,
    ...[...custody.sealed, ...custody.later].map(
      ({ at, by, what, details }) =>
        `  ${plain(at)}  ${plain(what)}  by ${plain(by)}${Object.entries(details)
          .map(([name, value]) => `  ${plain(name)}: ${plain(value)}`)
          .join('')}`,
    ),
  ];
  if (comparison !== null) {
    const { findings, sightings, claims, more, sameVersion } = comparison;
    lines.push(
      '',
      'Examined again, from the raw bytes',
      `  ${findings.held} of ${findings.of} findings, ${sightings.held} of ${sightings.of} sightings${claims === null ? '' : `, ${claims.held} of ${claims.of} verdicts on claims`} held`,
      ...(!sameVersion && more.findings.length + more.sightings.length > 0
        ? [
            `  This version of the tool finds more: ${counted(more.findings.length, 'finding')} and ${counted(more.sightings.length, 'sighting')} that the one which made the bundle did not. That speaks`,
            '  for a new examination, not against this one.',
          ]
        : []),
    );
  }
  if (share !== null)
    lines.push(
      '',
      'Confirmed with your case file',
      `  ${share.identifiers.confirmed} of ${share.identifiers.of} identifiers are values of your case; ${share.sightings.confirmed} of ${share.sightings.of} sightings are of such a value`,
      ...(share.known === null
        ? []
        : [`  ${share.known.confirmed} of ${share.known.of} sightings are in the examination that you gave`]),
    );
  if (faults.length > 0)
    lines.push(
      '',
      'What is wrong',
      ...faults.slice(0, MOST_LISTED).map((each) => `  ${faultLine(each)}`),
      ...(faults.length > MOST_LISTED ? [`  and ${faults.length - MOST_LISTED} more`] : []),
    );
  if (cannot.length > 0)
    lines.push('', 'What this cannot tell', ...cannot.map((sentence) => `  ${plain(sentence)}`));
  return `${lines.join('\n')}\n`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}

function timestampLine({ at, authority, fault, isTrusted }: CheckedTimestamp): string {
  if (fault !== null) return `  BROKEN  ${plain(fault)}`;
  const whose = plain(authority ?? 'somebody');
  const trust =
    isTrusted === true
      ? 'leads to an authority that you gave'
      : isTrusted === false
        ? 'does not lead to an authority that you gave'
        : 'whose certificate nobody vouches for: give that of the authority with --tsa';
  return `  holds   ${at ?? ''}  by ${whose}, ${trust}`;
}

function faultLine({ file, ranges, sentence }: BundleFault): string {
  const where = ranges.map(({ from, to }) => (to - from === 1 ? `${from}` : `${from}–${to - 1}`)).join(', ');
  const place = where === '' ? file : `${file}, ${/[–,]/.test(where) ? 'bytes' : 'byte'} ${where}`;
  return `${place === '' ? '' : `${place}: `}${plain(sentence)}`;
}

/** What somebody wrote into a bundle, on one line and without what steers a terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
