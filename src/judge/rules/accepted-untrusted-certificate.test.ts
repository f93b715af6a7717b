import { expect, test } from 'vitest';
import { type EvidenceGiven, sentences } from '../testing/index.ts';
import { acceptedUntrustedCertificate } from './accepted-untrusted-certificate.ts';

const SAID = [
  'fail error: IMEI (imei1) was sent to api.vendor.example through an interception whose certificate the phone had not been told to trust',
];
const given = (
  interception: 'trusted' | 'untrusted',
  format: 'recording' | 'pcap',
  more = {},
): EvidenceGiven => ({
  vantage: { interception },
  captures: [{ format }],
  sightings: [more],
});

test.each<[string, EvidenceGiven, string[]]>([
  ['an authority that nobody had trusted', given('untrusted', 'recording'), SAID],
  ['one that the tester had installed', given('trusted', 'recording'), []],
  ['packets, in which nobody stood between', given('untrusted', 'pcap'), []],
  ['plain text, which shows no certificate', given('untrusted', 'recording', { transport: 'plain' }), []],
  ['a case that does not say', { sightings: [{}], captures: [{ format: 'recording' }] }, []],
])('%s', (_, evidence, expected) => {
  expect(sentences(acceptedUntrustedCertificate, evidence)).toEqual(expected);
});
