import { expect, test } from 'vitest';
import { checkClaims } from '../../case/index.ts';
import { type EvidenceGiven, evidenceWith } from '../testing/index.ts';
import { judgeClaims } from './index.ts';

const HOUR = {
  id: 'first',
  from: '2014-09-01T09:00:00Z',
  to: '2014-09-01T10:00:00Z',
  watchedSeconds: 3_600,
};
const STEP = { id: 'add-asha', action: 'add-contact', exercises: ['imei1', 'asha.tel'] };

const row = (id: string, kind: 'imei' | 'contact-number' | 'imsi', provenLive = true) => ({
  id,
  kind,
  class: 'personal' as const,
  provenLive,
  exercisedBy: [],
  sightings: 0,
});

/** An hour in which a contact was added to a phone that told nothing, with everything in sight. */
const quiet: EvidenceGiven = {
  services: [{ id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] }],
  phases: [{ ...HOUR, build: 'V5', setup: 'reset', consent: { cloud: 'not-asked' }, steps: [STEP] }],
  builds: [{ id: 'V5', released: '2014-08-10' }],
  identifiers: [row('imei1', 'imei'), row('asha.tel', 'contact-number')],
};

/** What a claim lacks of an evidence; none where it is upheld. */
function lackingOf(claim: object, given: EvidenceGiven): readonly string[] {
  const said = { by: 'A', when: 'B', where: 'C' };
  const [judged] = judgeClaims(
    checkClaims([{ id: 'a', said, quote: 'D', ...claim }], 'the claims'),
    evidenceWith({ ...quiet, ...given }),
    [],
  );
  expect(judged?.verdict).toBe(judged?.missing.length === 0 ? 'upheld' : 'not-tested');
  return judged?.missing ?? [];
}

const NEVER = {
  predicate: { never: { services: ['cloud'], direction: ['request'], consent: ['not-asked', 'refused'] } },
};
const OF_RESET = { ...NEVER, scope: { releasedFrom: '2014-08-10', setups: ['new', 'reset'] } };
const NO_PHASE =
  'no phase was watched that it is about (service cloud; consent not-asked or refused; firmware of 2014-08-10 or later; settings new or reset)';

const at = (host: string, id: string) => ({ id, host: { value: host, basis: 'sni' as const } });
const opaqueAt = (...destinations: string[]): NonNullable<EvidenceGiven['coverage']> => ({
  byDestination: destinations.map((destination) => ({
    destination,
    payload: 100,
    read: 50,
    opaque: 50,
    missed: 0,
  })),
  byPhase: [{ phase: 'first', payload: 200, read: 100, opaque: 100, missed: 0 }],
  opaqueUploads: destinations.map((destination) => ({
    destination,
    phase: 'first',
    step: 'add-asha',
    repeat: 1,
    opaque: 50,
  })),
});

/** 50 bytes that nobody could read were sent outside of steps. */
function strayOf(phase: string | null): EvidenceGiven {
  const row = { payload: 150, read: 100, opaque: 50, missed: 0 };
  const read = { payload: 100, read: 100, opaque: 0, missed: 0 };
  return {
    destinations: [at('api.vendor.example', 'dst:1')],
    coverage: {
      bytes: row,
      byDestination: [{ destination: 'dst:1', ...row }],
      byPhase: [{ phase: 'first', ...(phase === 'first' ? row : read) }],
      strayUploads: [{ destination: 'dst:1', phase, opaque: 50 }],
    },
  };
}
/** Of the IMEI, from half past nine, or until then. */
const LATER = { predicate: { never: { kinds: ['imei'] } }, scope: { from: '2014-09-01T09:30:00Z' } };
const UNTIL = { predicate: LATER.predicate, scope: { until: '2014-09-01T09:30:00Z' } };
const OF_STEP = { predicate: { never: { kinds: ['imei'], steps: ['add-contact'] } } };

/** The step was done between these minutes after nine. */
function repeatAt(from: number, to: number) {
  const at = (minute: number) => new Date(Date.parse(HOUR.from) + minute * 60_000).toISOString();
  return { ...STEP, at: at(from), repeats: [{ repeat: 1, at: at(from), to: at(to) }] };
}
function stepAt(from: number, to: number): EvidenceGiven {
  return {
    phases: [{ ...HOUR, steps: [repeatAt(from, to)] }],
    destinations: [at('api.vendor.example', 'dst:1')],
  };
}
const twoSteps: EvidenceGiven = {
  ...stepAt(40, 50),
  phases: [{ ...HOUR, steps: [{ ...repeatAt(10, 20), id: 'before', action: 'call' }, repeatAt(40, 50)] }],
};
const row1000 = { payload: 1000, read: 999, opaque: 1, missed: 0 };
const someUnread: NonNullable<EvidenceGiven['coverage']> = {
  byDestination: [{ destination: 'dst:1', ...row1000 }],
  byPhase: [{ phase: 'first', ...row1000 }],
};
const uploadIn = (step: string) => ({ destination: 'dst:1', phase: 'first', step, repeat: 1, opaque: 1 });

/** Two phases of an hour, in each of which a contact was added; the second as given. */
const twoPhases = (second: NonNullable<EvidenceGiven['phases']>[number]): EvidenceGiven => ({
  services: [
    { id: 'cloud', title: 'Cloud', hosts: ['vendor.example'] },
    { id: 'chat', title: 'Chat', hosts: ['chat.example'] },
  ],
  phases: [
    { ...HOUR, build: 'V5', consent: { cloud: 'not-asked', chat: 'granted' }, steps: [STEP] },
    {
      ...HOUR,
      id: 'second',
      build: 'V6',
      consent: { cloud: 'granted', chat: 'granted' },
      steps: [STEP],
      ...second,
    },
  ],
});
const whole = { payload: 100, read: 100, opaque: 0, missed: 0 };
/** What passed to and from hosts, in a phase each. */
const spoken = (...rows: readonly [host: string, phase: string][]): EvidenceGiven => ({
  destinations: rows.map(([host, phase], i) => ({
    ...at(host, `dst:${i + 1}`),
    contacts: [{ address: null, month: null, from: null, to: null, phase, byteLength: 100 }],
  })),
  coverage: {
    byService: [
      { service: 'cloud', ...whole },
      { service: 'chat', ...whole },
    ],
  },
});
/** The IMEI went to this host over TLS in the first phase. */
const toldAt = (destination: string): EvidenceGiven => ({ sightings: [{ destination, phase: 'first' }] });
const ALWAYS = (of: object) => ({ predicate: { always: { of, must: { transport: ['tls'] } } } });

const withoutStray = { strayUploads: undefined } as unknown as NonNullable<EvidenceGiven['coverage']>;

test.each<[string, object, EvidenceGiven, readonly string[]]>([
  ['nothing', OF_RESET, {}, []],
  [
    'when firmware came out',
    OF_RESET,
    { builds: [] },
    [NO_PHASE, 'the case does not say when the firmware V5 came out'],
  ],
  [
    'whose settings a phone had',
    OF_RESET,
    { phases: [{ ...HOUR, build: 'V5', consent: { cloud: 'refused' }, steps: [STEP] }] },
    [NO_PHASE, 'nobody says whether the phone was new, reset or kept its settings in first'],
  ],
  [
    'a phone that it is about',
    OF_RESET,
    { phases: [{ ...HOUR, build: 'V5', setup: 'kept', consent: { cloud: 'refused' }, steps: [STEP] }] },
    [NO_PHASE],
  ],
  [
    'an identifier that the case does not have',
    { predicate: { never: { identifiers: ['imei1', 'imei9'] } } },
    {},
    ['the case has no identifier imei9'],
  ],
  [
    'any identifier that it is about',
    { predicate: { never: { classes: ['resettable'] } } },
    {},
    ['the case has no identifier that it is about'],
  ],
  [
    'what was read, at a host that may be anybody’s',
    NEVER,
    { destinations: [at('beacon.example', 'dst:1')], coverage: opaqueAt('dst:1') },
    [
      '50 % of the bytes that could have held it were not read (none may be), sent to beacon.example, which no service of the case lists among its hosts, so that it may have been for cloud',
    ],
  ],
  [
    'what was read, at such a host and at its own',
    NEVER,
    {
      destinations: [at('api.vendor.example', 'dst:1'), at('beacon.example', 'dst:2')],
      coverage: opaqueAt('dst:1', 'dst:2'),
    },
    [
      '50 % of the bytes that could have held it were not read (none may be), sent to api.vendor.example, beacon.example (no service of the case lists beacon.example among its hosts, so that it may have been for cloud)',
    ],
  ],
  [
    'what was sent before the first step of its phase',
    NEVER,
    strayOf('first'),
    ['33.3 % of the bytes that could have held it were not read (none may be), sent to api.vendor.example'],
  ],
  [
    'what was sent while no phase was marked',
    NEVER,
    strayOf(null),
    ['33.3 % of the bytes that could have held it were not read (none may be), sent to api.vendor.example'],
  ],
  [
    'what was sent while the canaries were proven',
    NEVER,
    strayOf('positive-control'),
    ['33.3 % of the bytes that could have held it were not read (none may be), sent to api.vendor.example'],
  ],
  [
    'nothing of what was sent while no phase was marked, where it names its own',
    { ...NEVER, scope: { phases: ['first'] } },
    strayOf(null),
    [],
  ],
  [
    'all uploads that could not be read, where an examination lists only those of steps',
    NEVER,
    { ...strayOf('first'), coverage: { ...strayOf('first').coverage, ...withoutStray } },
    [
      '33.3 % of the bytes that could have held it were not read (none may be), sent to or from api.vendor.example',
    ],
  ],
  [
    'when steps were done, of which only some count',
    LATER,
    {},
    [
      'nobody says when the steps of first were done, so which of them lie in the time that it is about is not known',
      'no step put IMEI to use',
    ],
  ],
  ['nothing, where a step was done in its time', LATER, stepAt(40, 50), []],
  ['a step that ended in its time', LATER, stepAt(20, 30), ['no step put IMEI to use']],
  ['a step that began before its time', LATER, stepAt(29, 50), ['no step put IMEI to use']],
  ['a step that ended after its time', UNTIL, stepAt(20, 31), ['no step put IMEI to use']],
  [
    'time, of which most was watched before',
    { ...LATER, needs: { watched: '31m' } },
    stepAt(40, 50),
    ['only 30 minutes were watched, and it takes 31 minutes'],
  ],
  [
    'time in its steps',
    { predicate: { never: { kinds: ['imei'], steps: ['add-contact'] } } },
    stepAt(0, 5),
    ['only 5 minutes were watched, and it takes 10 minutes'],
  ],
  ['nothing, where its steps took as long', OF_STEP, stepAt(0, 10), []],
  [
    'to know how much of what was not read was in its time',
    { predicate: { never: { kinds: ['imei'] } }, scope: LATER.scope, needs: { opaqueShare: 0.05 } },
    { ...stepAt(40, 50), coverage: someUnread },
    [
      'of what passed in the phases that it is about, which last longer than the time that it is about, 0.1 % of the bytes that could have held it were not read, sent to or from api.vendor.example',
    ],
  ],
  [
    'nothing of what was sent unread in steps before its time',
    { predicate: { never: { kinds: ['imei'], direction: ['request'] } }, scope: LATER.scope },
    { ...twoSteps, coverage: { ...someUnread, opaqueUploads: [uploadIn('before')] } },
    [],
  ],
  [
    'what was sent unread in a step in its time',
    { predicate: { never: { kinds: ['imei'], direction: ['request'] } }, scope: LATER.scope },
    { ...twoSteps, coverage: { ...someUnread, opaqueUploads: [uploadIn('add-asha')] } },
    [
      'of what passed in the phases that it is about, which last longer than the time that it is about, 0.1 % of the bytes that could have held it were not read, sent to api.vendor.example',
    ],
  ],
  [
    'steps and canaries',
    {
      predicate: { never: { kinds: ['imei', 'imsi', 'contact-number'] } },
      needs: { steps: ['add-contact', 'call', 'idle'] },
    },
    { identifiers: [row('imei1', 'imei', false), row('asha.tel', 'contact-number', false)] },
    [
      'the steps call and idle were not done',
      "no positive control showed that IMEI or contact's number would have been found",
      'the case has no IMSI',
    ],
  ],
  [
    'one of the identifiers that it lists',
    { predicate: { never: { identifiers: ['asha.tel', 'ravi.tel'] } } },
    { identifiers: [row('asha.tel', 'contact-number'), row('ravi.tel', 'contact-number')] },
    ['no step put ravi.tel to use'],
  ],
  [
    'proof of one of them',
    { predicate: { never: { identifiers: ['asha.tel', 'imei1'] } } },
    { identifiers: [row('asha.tel', 'contact-number'), row('imei1', 'imei', false)] },
    ['no positive control showed that imei1 would have been found'],
  ],
  [
    'proof in one of its phases',
    { predicate: { never: { kinds: ['imei'] } } },
    {
      phases: [
        { ...HOUR, proven: ['imei1'], steps: [STEP] },
        { ...HOUR, id: 'second', proven: [], steps: [STEP] },
      ],
    },
    ['no positive control showed that IMEI would have been found in second'],
  ],
  [
    'to know in which of two captures the canaries were proven',
    { predicate: { never: { kinds: ['imei'] } } },
    { captures: [{}, {}] },
    ['no positive control showed that IMEI would have been found'],
  ],
  [
    'one of the phases that it names',
    { predicate: { never: { kinds: ['imei'], phases: ['first', 'third'] } } },
    twoPhases({}),
    ['no phase was watched that it is about for the phase third'],
  ],
  [
    'one of the builds that it names',
    { predicate: { never: { kinds: ['imei'], builds: ['V5', 'V7'] } } },
    twoPhases({}),
    ['no phase was watched that it is about for the build V7'],
  ],
  [
    'what was to be put to use in one of the builds that it names',
    { predicate: { never: { kinds: ['imei'], builds: ['V5', 'V6'] } } },
    twoPhases({ steps: [] }),
    ['of the build V6: no step put IMEI to use'],
  ],
  [
    'nothing of builds of which each ran',
    { predicate: { never: { builds: ['V5', 'V6'] } } },
    twoPhases({}),
    [],
  ],
  [
    'one of the steps that it names',
    { predicate: { never: { kinds: ['imei'], steps: ['add-contact', 'call'] } } },
    stepAt(0, 20),
    ['nothing was done of what it is about in call'],
  ],
  [
    'a service that was not as it says while another was',
    { predicate: { never: { services: ['cloud', 'chat'], consent: ['not-asked'] } } },
    twoPhases({}),
    ['no phase was watched that it is about for the service chat'],
  ],
  [
    'a service that was spoken to in another phase alone',
    { predicate: { never: { services: ['cloud'], consent: ['granted'] } } },
    { ...twoPhases({}), ...spoken(['vendor.example', 'first'], ['chat.example', 'second']) },
    ['nothing passed to or from cloud in second'],
  ],
  [
    'nothing of a service that was spoken to in its phase',
    { predicate: { never: { services: ['cloud'], consent: ['granted'] } } },
    { ...twoPhases({}), ...spoken(['vendor.example', 'second']) },
    [],
  ],
  [
    'to see each service that it says something of',
    ALWAYS({ kinds: ['imei'], services: ['cloud', 'chat'] }),
    {
      ...twoPhases({}),
      ...spoken(['vendor.example', 'first'], ['chat.example', 'first']),
      ...toldAt('dst:1'),
    },
    ['nothing of chat was seen to leave, so nothing shows how it leaves'],
  ],
  [
    'to see each kind that it says something of',
    ALWAYS({ kinds: ['imei', 'contact-number'] }),
    { ...twoPhases({}), ...toldAt('dst:1') },
    ["nothing of contact's number was seen to leave, so nothing shows how it leaves"],
  ],
  [
    'nothing of a kind of which it takes no canary',
    { ...ALWAYS({ kinds: ['imei', 'contact-number'] }), needs: { canaries: ['imei'] } },
    { ...twoPhases({}), ...toldAt('dst:1') },
    [],
  ],
  [
    'to see each identifier that it says something of',
    ALWAYS({ identifiers: ['imei1', 'asha.tel'] }),
    { ...twoPhases({}), ...toldAt('dst:1') },
    ['nothing of asha.tel was seen to leave, so nothing shows how it leaves'],
  ],
  [
    'what could be read there, whatever was read elsewhere in its phase',
    { predicate: { never: { kinds: ['imei'], hosts: ['vendor.example'] } }, needs: { opaqueShare: 0.05 } },
    {
      destinations: [at('vendor.example', 'dst:1')],
      coverage: {
        byDestination: [{ destination: 'dst:1', payload: 100, read: 50, opaque: 50, missed: 0 }],
        byPhase: [{ phase: 'first', payload: 9_040, read: 9_000, opaque: 40, missed: 0 }],
      },
    },
    [
      '44.4 % of the bytes that could have held it were not read (at most 5 % may be), sent to or from vendor.example',
    ],
  ],
  [
    'what another capture holds of the time of its phase',
    { ...NEVER, scope: { phases: ['first'] } },
    {
      ...strayOf(null),
      captures: [{}, {}],
      phases: [{ ...HOUR, consent: { cloud: 'not-asked' }, steps: [STEP], proven: ['imei1', 'asha.tel'] }],
    },
    ['33.3 % of the bytes that could have held it were not read (none may be), sent to api.vendor.example'],
  ],
  [
    'ways out',
    NEVER,
    { coverage: { bearers: { wifi: 'watched', cellular: 'off', sms: 'unwatched' } } },
    ['SMS was neither watched nor switched off'],
  ],
])('a claim lacks %s', (_, claim, given, expected) => {
  expect(lackingOf(claim, given)).toEqual(expected);
});
