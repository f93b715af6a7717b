/** Names of the weaknesses that rules cite, as MITRE's Common Weakness Enumeration has them; CSAF 2.0 §6.1.11 wants the very words. */
export const CWE_NAMES: Readonly<Record<string, string>> = {
  'CWE-201': 'Insertion of Sensitive Information Into Sent Data',
  'CWE-295': 'Improper Certificate Validation',
  'CWE-311': 'Missing Encryption of Sensitive Data',
  'CWE-319': 'Cleartext Transmission of Sensitive Information',
  'CWE-327': 'Use of a Broken or Risky Cryptographic Algorithm',
  'CWE-328': 'Use of Weak Hash',
  'CWE-329': 'Generation of Predictable IV with CBC Mode',
  'CWE-359': 'Exposure of Private Personal Information to an Unauthorized Actor',
};
