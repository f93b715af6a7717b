import { readAdvisory } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';
import { advise, advisoryFiles } from '../../report/index.ts';
import { TOOL } from './examine-capture.ts';

/**
 * What is known of the case of 2014 beside the tests, from what was published; who publishes and who gets it is made up, and
 * so is the day on which the reports were read.
 */
export const DEMO_ADVISORY = `# What an advisory of 2014 needs beside the examinations. Publisher, audiences and days of reading are made up.
telltale: advisory/1
id: DEMO-2014-001
tlp: WHITE
status: final
publishedUnder: https://cert.example/csaf/2014/
publisher:
  name: Example CERT
  category: coordinator
  namespace: https://cert.example
  contact: cert@cert.example
vendor:
  name: Xiaomi
  answered: 2014-08-10
  ownWords: false
  response: "After the update of 10 August Cloud Messaging is not active until it is switched on, for new users and users who factory reset; it can be turned off at any time."
disclosure: { deadline: 2014-11-05, fixAnnounced: 2014-08-10, retested: 2014-08-14 }
mitigations:
  - { does: switch-off, says: "Switch Cloud Messaging off in Settings.", basis: vendor }
exposure:
  - { devices: 500000, what: "Redmi handsets sold (a round figure)", market: IN, source: figures published at the time, at: 2014 }
siblings:
  - { model: Redmi Note, says: An advisory of October named it beside the model that was tested. }
  - { model: Mi3, says: "About 120,000 were sold." }
audiences:
  - { id: personnel, title: personnel, recipients: [all-commands@force.example] }
  - { id: families, title: families, recipients: [families-office@force.example], says: The families office helps with the update. }
  - { id: public, title: the public, recipients: ["https://cert.example/advisories/"] }
references:
  - { title: Traffic Light Protocol, url: "https://www.first.org/tlp/" }
reported:
  - id: f-secure
    by: F-Secure
    at: 2014-08-07
    read: 2014-08-08
    model: Redmi 1S
    says: A boxed phone sent carrier, IMEI, own number, a contact's number and the number of an SMS without TLS; weblog 00002731.
  - id: f-secure-retest
    by: F-Secure
    at: 2014-08-14
    read: 2014-08-15
    model: Redmi 1S
    retest: true
    says: Updated and reset, with Cloud Messaging off, nothing was seen leaving; with it on, base64 over HTTPS.
  - id: apple-daily
    by: Apple Daily
    at: 2014-09
    read: 2014-12-01
    model: Redmi 1S
    says: An updated idle phone uploaded about every 30 minutes; what, was not published.
proceedings:
  - authority: National Communications Commission (Taiwan)
    question: Do the phones of twelve brands break the law?
    opened: 2014
    status: closed
    outcome: None was found to; more secure transmission was asked for.
    read: 2014-12-31
revisions:
  - { at: 2014-08-12 }
  - { at: 2014-08-15 }
`;

/** The day of the demo's advisory: the specimen's clock stands in 2014, and so does this. */
export const DEMO_ADVISED_AT = Date.UTC(2014, 11, 31) * 1000;

/** The advisory of the case before and after its update, in every writing: what the demo saves. */
export function demoAdvisory(
  examinations: readonly Examination[],
): readonly { readonly name: string; readonly text: string }[] {
  const advisory = advise({
    examinations,
    file: readAdvisory(DEMO_ADVISORY, 'advisory.yaml'),
    at: DEMO_ADVISED_AT,
    tool: TOOL,
  });
  return [{ name: 'advisory.yaml', text: DEMO_ADVISORY }, ...advisoryFiles(advisory)];
}
