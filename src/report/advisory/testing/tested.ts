import type { ConsentState, Kind, Setup } from '../../../case/index.ts';
import { type Examination, judge, type Sighting } from '../../../judge/index.ts';
import { type EvidenceGiven, evidenceWith } from '../../../judge/testing/index.ts';

/** What is given of a test; the rest is as of a phone whose IMEI goes to its maker without TLS before anyone was asked. */
export interface TestGiven {
  readonly day?: string;
  readonly model?: string;
  readonly build?: string | null;
  readonly setup?: Setup;
  readonly consent?: ConsentState;
  readonly service?: 'on' | 'off';
  /** What was told; of an IMEI without TLS where left out. */
  readonly seen?: readonly (Partial<Sighting> & { readonly kind: Kind; readonly identifier: string })[];
  readonly destination?: NonNullable<EvidenceGiven['destinations']>[number];
  readonly tables?: Examination['tables'];
  readonly bearers?: Examination['coverage']['bearers'];
}

export const TABLE = { name: 'a table', date: '2014-07-01', sha256: 'ab' } as const;

/** An examination of one phase of an hour, in which one step was done three times; judged by the built-in rules. */
export function tested(given: TestGiven = {}): Examination {
  const {
    day = '2014-08-01',
    model = 'Redmi 1S',
    build = 'one',
    setup = 'new',
    consent = 'not-asked',
  } = given;
  const { service = 'on', tables = [TABLE], destination = {} } = given;
  const { seen = [{ identifier: 'imei1', kind: 'imei' }], bearers } = given;
  const [from, to] = [`${day}T09:00:00Z`, `${day}T10:00:00Z`];
  const evidence = evidenceWith({
    controller: { name: 'Vendor', hosts: ['vendor.example'] },
    services: [{ id: 'messaging', title: 'Messaging', hosts: ['api.vendor.example'] }],
    captures: [{ sha256: `${day}${build}${setup}${consent}`, from, to }],
    phases: [
      {
        id: 'first',
        from,
        to,
        build,
        setup,
        services: { messaging: service },
        consent: { messaging: consent },
        steps: [{ id: 'switch-on', times: 3, exercises: ['imei1', 'text'] }],
      },
    ],
    identifiers: [
      {
        id: 'imei1',
        kind: 'imei',
        class: 'hardware',
        provenLive: true,
        exercisedBy: ['switch-on'],
        sightings: seen.filter(({ identifier }) => identifier === 'imei1').length,
      },
      {
        id: 'text',
        kind: 'sms-text',
        class: 'personal',
        provenLive: true,
        exercisedBy: ['switch-on'],
        sightings: seen.filter(({ identifier }) => identifier === 'text').length,
      },
    ],
    ...(bearers === undefined ? {} : { coverage: { bearers } }),
    destinations: [
      {
        addresses: ['42.62.48.81'],
        country: { value: 'CN', basis: 'address-table', table: TABLE.name },
        countries: [{ address: '42.62.48.81', value: 'CN', basis: 'address-table', table: TABLE.name }],
        ...destination,
      },
    ],
    sightings: seen.map((each, index) => ({
      id: `sig:${day}:${index}`,
      transport: 'plain',
      phase: 'first',
      step: 'switch-on',
      repeat: index + 1,
      address: '42.62.48.81',
      port: 80,
      at: `${day}T09:30:00Z`,
      ...each,
    })),
  });
  const device = { vendor: 'Xiaomi', model, market: 'IN', build };
  const { notices, ...rest } = evidence;
  const told = { ...rest, case: { ...rest.case, title: `test of ${day}`, device }, tables, notices };
  return { ...told, findings: judge(told), claims: [] };
}
