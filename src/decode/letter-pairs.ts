/*
 * Words have pairs of letters that are frequent one way round and rare the other, and rare once each letter is rotated.
 * So a walk over text tells whether it has been turned or rotated, by how much more likely the pairs are that it had
 * been. Pairs were counted over English prose and the names of programs; words of other languages agree with enough of
 * them. What stands beside a word counts as a letter of its own, and letters beside digits and within mixed cases not.
 */

/**
 * From row to column, `a` to `z` and what is no letter: quarters of a bit of evidence that the pair stands in words rather
 * than by chance, `A` being -20, `Z` 5 and `a` 6.
 */
const PAIRS: readonly string[] = [
  'MTZbIOVFWEQbZcGVIdceRPNJXDZ',
  'TEGDbDCCQKCTCCUCCMHFQCCCaCP',
  'YGMGaDDYQCUUDDfGDQGZNBFBLBS',
  'TEDSdELCXCCMGIYICRVIKFECPCi',
  'dJZcVUSJQEDYUfLUNhgcDTRbTEl',
  'TDLDQRDCaBBNCCYCCYLQTCCCFCc',
  'NCDCYCFRVBCELMLDCQNUNCCCCGb',
  'cCCEeCCBYCCBFGYBCMIRLCCBEBb',
  'PKXZXXVDFEJWZhbREUccFSCKCIS',
  'HCCBLBBCDCDBBBMCCBNBKBCBCBE',
  'GCDCYCCCSBBDCOCCBCOCDBDCCBW',
  'ZCCWdKCCXBIZDDYGCDSRVIEBXGb',
  'ZXEKbCCCWCCKLIUXCCTCKCFCCCa',
  'YCXdcJdCQCPXCQYJCGcdaGFCNGh',
  'LOUWKaKHQCPXaiUUCfXXZPXGECY',
  'ZEGJZCDTOBDUGEaNDVPUOHBBGBX',
  'DCCCCCDCCCCCCCCBDDCCRCCCCCE',
  'YERVhPMCaBQLRXcGCUYcTREBUBg',
  'UCRIeGEUXBMKNHWUCDWhQFMCMBl',
  'bCPFgIDgdBBPFFYMCabTYCOCWCl',
  'LMKPXLJDSCCXXbIQCaUVEDBCCCJ',
  'VCCBZBCBTBBCCBMCBBFCBCDBCBP',
  'UCBCSBCYUCBDBQSCCQMCBCGDCBW',
  'PCJDKFBDIBBBGCEUBBCVBBBEGCV',
  'HECCPBCCGCBJFLJVBCPaCBDBDDf',
  'HCCCJBBBHBBEBCFBCBDCCBCBBCK',
  'hfhadfWahSXdcffdNgiiYXdROLU',
];

const OTHER = 26;
const DIGIT = 27;
const CAPITAL = 32;
const KINDS = 64;

/** Byte → `a` to `z`, none of them, a digit or what is as one, or a capital. */
const KIND = new Uint8Array(256).fill(OTHER);
for (let byte = 0x30; byte <= 0x39; byte++) KIND[byte] = DIGIT;
// Letters beside signs of escapes are no words.
for (const sign of '%\\&#') KIND[sign.charCodeAt(0)] = DIGIT;
for (let letter = 0; letter < 26; letter++) {
  KIND[0x61 + letter] = letter;
  KIND[0x41 + letter] = CAPITAL + letter;
}

function evidence(before: number, behind: number): number {
  const code = PAIRS[before]?.charCodeAt(behind) ?? 0;
  return code - (code < 0x61 ? 0x41 : 0x61 - 26) - 20;
}

const rotated = (letter: number) => (letter === OTHER ? OTHER : (letter + 13) % 26);

/** Evidence more that a pair was turned round, above evidence more that it was rotated. */
const MORE = new Int32Array(KINDS * KINDS);
const ABOVE = 1 << 16;
for (let before = 0; before < KINDS; before++) {
  for (let behind = 0; behind < KINDS; behind++) {
    const [one, other] = [letterOf(before), letterOf(behind)];
    // A capital within a word begins another.
    if (one === null || other === null || (before < OTHER && behind >= CAPITAL)) continue;
    const stands = evidence(one, other);
    const turned = evidence(other, one) - stands;
    MORE[before * KINDS + behind] = turned * ABOVE + evidence(rotated(one), rotated(other)) - stands;
  }
}

function letterOf(kind: number): number | null {
  if (kind <= OTHER) return kind;
  return kind >= CAPITAL && kind < CAPITAL + 26 ? kind - CAPITAL : null;
}

/** Letters that are looked at; past them sums would not hold, and nothing is told any more surely. */
const MOST_LETTERS = 400;
const PER_BIT = 4;

/** Bits of evidence more that text was changed so than that it stands as it was written. */
export interface Changed {
  turned: number;
  rotated: number;
  /** Letters that were looked at, and how many of them stand behind another of their case, as in words. */
  letters: number;
  inWords: number;
}

/** Overwritten by the next call. */
const changed: Changed = { turned: 0, rotated: 0, letters: 0, inWords: 0 };

/** Two kinds → 1 where the second is a letter, and above that 1 where the first is one of the same case. */
const COUNTS = Uint32Array.from({ length: KINDS * KINDS }, (_, two) => {
  const [before, kind] = [Math.floor(two / KINDS), two % KINDS];
  if (kind >= OTHER && kind < CAPITAL) return 0;
  return before < OTHER === kind < OTHER && before >= CAPITAL === kind >= CAPITAL ? ABOVE + 1 : 1;
});

/** What the pairs of letters tell of a run of text. */
export function changedLetters(bytes: Uint8Array, start: number, end: number): Readonly<Changed> {
  const last = Math.min(end, start + MOST_LETTERS);
  let sum = 0;
  let counts = 0;
  let before = OTHER * KINDS;
  for (let at = start; at < last; at++) {
    const kind = KIND[bytes[at] as number] as number;
    sum += MORE[before + kind] as number;
    counts += COUNTS[before + kind] as number;
    before = kind * KINDS;
  }
  if (last === end) sum += MORE[before + OTHER] as number;
  const low = (sum << 16) >> 16;
  changed.turned = (sum - low) / ABOVE / PER_BIT;
  changed.rotated = low / PER_BIT;
  changed.letters = counts & (ABOVE - 1);
  changed.inWords = counts >>> 16;
  return changed;
}
