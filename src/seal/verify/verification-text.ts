import type { LoggedEntry } from '../custody/entry.ts';
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
    `${bundle}: ${headline(result)}`,
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
    `  ${counted(custody.sealed.length, 'entry', 'entries')} under the seal${custody.later.length === 0 ? '' : `, ${custody.later.length} added since`}`,
    ...custody.sealed.map(
      (entry) =>
        `  ${entryText(entry)}${entry.signedBy === null ? '' : `  (${signedText(entry, signatures)})`}`,
    ),
    ...custody.later.map((entry) => `  ${entryText(entry)}  (added since, ${signedText(entry, signatures)})`),
  ];
  if (comparison !== null) {
    const { findings, sightings, claims, more, version } = comparison;
    lines.push(
      '',
      'Examined again, from the raw bytes',
      `  ${findings.held} of ${findings.of} findings, ${sightings.held} of ${sightings.of} sightings${claims === null ? '' : `, ${claims.held} of ${claims.of} verdicts on claims`} held`,
      ...(version === 'older' && more.findings.length + more.sightings.length + more.claims.length > 0
        ? [
            `  This version of the tool finds more: ${counted(more.findings.length, 'finding')}, ${counted(more.sightings.length, 'sighting')} and ${counted(more.claims.length, 'verdict')} that the one which made the examination`,
            '  did not, or that were left out of it. That speaks for a new examination, not against the findings that held.',
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

/** In one line how far it was checked: a seal that holds is not yet a finding that comes out again. */
function headline({ isVerified, form, comparison, share }: Verification): string {
  if (!isVerified) return 'NOT VERIFIED';
  if (comparison !== null) return 'verified';
  if (form === 'share-safe')
    return share === null
      ? 'sealed as it is; what it says could NOT be confirmed'
      : 'verified as far as a share-safe bundle can be';
  return 'sealed as it is; its findings were NOT examined again';
}

function entryText({ at, by, what, details }: LoggedEntry): string {
  const said = Object.entries(details).map(([name, value]) => `  ${plain(name)}: ${plain(value)}`);
  return `${plain(at)}  ${plain(what)}  by ${plain(by)}${said.join('')}`;
}

/** Whose word an entry is that no seal covers. */
function signedText({ signedBy }: LoggedEntry, signatures: Verification['signatures']): string {
  if (signedBy === null) return 'signed by nobody';
  const sealer = signatures.find(({ fingerprint, holds }) => holds && fingerprint === signedBy);
  return `signed by ${shortFingerprint(signedBy)}${sealer === undefined ? ', a key that did not sign the bundle' : ''}`;
}

function counted(count: number, word: string, words = `${word}s`): string {
  return `${count} ${count === 1 ? word : words}`;
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
  // A path, too, is what somebody wrote: no line of its own, nothing for the terminal.
  const name = plain(file);
  const place = where === '' ? name : `${name}, ${/[–,]/.test(where) ? 'bytes' : 'byte'} ${where}`;
  return `${place === '' ? '' : `${place}: `}${plain(sentence)}`;
}

/** What somebody wrote into a bundle, on one line and without what steers a terminal. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
}
