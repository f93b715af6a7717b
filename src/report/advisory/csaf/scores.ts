/**
 * CVSS 3.1 scores, by rule, of what somebody on the way can make use of. What the maker itself takes has none: there is no
 * attacker, and the score would be a number about something else.
 */
export interface Cvss {
  readonly version: '3.1';
  readonly vectorString: string;
  readonly baseScore: number;
  readonly baseSeverity: 'LOW' | 'MEDIUM' | 'HIGH';
}

const cvss = (vector: string, baseScore: number, baseSeverity: Cvss['baseSeverity']): Cvss => ({
  version: '3.1',
  vectorString: `CVSS:3.1/${vector}`,
  baseScore,
  baseSeverity,
});

/** With the reason for the vector, for the page that prints them. */
export const CVSS_BY_RULE: Readonly<Record<string, { readonly cvss: Cvss; readonly because: string }>> = {
  'personal-in-plain-text': {
    cvss: cvss('AV:A/AC:L/PR:N/UI:N/S:U/C:L/I:N/A:N', 4.3, 'MEDIUM'),
    because: 'whoever shares the network reads it; only some of what the phone holds is lost',
  },
  'accepted-untrusted-certificate': {
    cvss: cvss('AV:A/AC:H/PR:N/UI:N/S:U/C:H/I:H/A:N', 6.8, 'MEDIUM'),
    because: 'whoever stands in the way reads and changes all that the connection carries',
  },
  'obsolete-tls': {
    cvss: cvss('AV:A/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N', 3.1, 'LOW'),
    because: 'whoever stands in the way and can break it reads some of it',
  },
  'fixed-iv': {
    cvss: cvss('AV:A/AC:H/PR:N/UI:N/S:U/C:L/I:N/A:N', 3.1, 'LOW'),
    because: 'whoever sees the messages can tell equal ones, and needs more to read them',
  },
};

/** §6.2 tests that a document of ours may fail, with why; all others pass, which a test holds. */
export const OPTIONAL_TESTS_NOT_MET: readonly { readonly test: string; readonly because: string }[] = [
  {
    test: '6.2.3',
    because:
      'A score is given where somebody on the way can make use of it. What the maker itself takes without agreement has no attacker, and CVSS would be a number about something else; the severity table says how bad it is.',
  },
];
