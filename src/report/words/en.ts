import { type Kind, kinds } from '../../case/index.ts';
import { builtInRules, told } from '../../judge/index.ts';
import { amountOfBytes, count, share } from '../amount.ts';
import { listed } from '../listed.ts';

/*
 * All words of the report in English, and so longer than other files. Another language is one more file of this shape: what it lacks, the compiler names.
 * Not in it, and so English in every report: the sentences that judging makes (why a finding, why a verdict), notices,
 * and what claims, cases and captures say themselves.
 */
export const en = {
  language: 'en',
  kinds: Object.fromEntries(kinds.map(({ kind, title }) => [kind, title])) as Record<Kind, string>,
  listed: (names: readonly string[]) => listed(names),
  number: (value: number) => value.toLocaleString('en'),
  bytes: amountOfBytes,
  share,
  times: (times: number) => `${times.toLocaleString('en')}×`,
  more: (left: number) => `and ${left.toLocaleString('en')} more`,
  rest: (left: number) =>
    `${left.toLocaleString('en')} more, less grave, are left out here; see below, and the examination (JSON).`,
  unknown: 'unknown',
  none: 'none',
  nobodySays: 'nobody says',

  title: 'What this phone told',
  untitled: 'Examination',
  skip: 'Skip to the evidence',
  contents: 'Contents',
  revealed: 'This report holds the values of identifiers. Treat it like the phone itself.',
  redacted: 'No value of an identifier is in this report: ‹name› stands for one.',
  englishSentences: null as string | null,

  sections: {
    summary: 'On one page',
    matrix: 'What was told, by firmware and consent',
    timeline: 'When',
    map: 'Where to',
    sightings: 'Each sighting, unfolded',
    findings: 'Findings, and how to see each again',
    claims: 'What was claimed',
    residency: 'Where data was, month by month',
    unseen: 'What was not seen, and what that is worth',
    guesses: 'What looks like identifiers',
    sources: 'What this rests on',
  },
  readers: { commander: 'For who decides', engineer: 'For who tests', vendor: 'For who made it' },

  facts: {
    device: 'Phone',
    builds: 'Firmware tested',
    conditions: 'Set up',
    setups: {
      new: 'as new, out of the box',
      reset: 'after a reset to factory state',
      kept: 'with its settings kept from before',
    },
    market: (country: string) => `sold for ${country}`,
    watched: 'Watched',
    from: (from: string, to: string) => `${from} to ${to} (UTC)`,
    vantage: 'From',
    controller: 'Answers for the data',
  },

  status: {
    error: 'Something was found that must not be',
    warning: 'Something was found that should not be',
    review: 'Something was found that a person must judge',
    waived: 'Something was found that is accepted for now',
    note: 'Something was told; no rule forbids it',
    unseen: 'Nothing was seen, which is no proof that nothing was told',
    blind: 'Nothing could be read, so nothing is known',
  },
  lead: {
    told: (whats: number, hosts: number) =>
      `The phone sent ${count(whats, 'identifier')} of this case to ${count(hosts, 'destination')}.`,
    none: (whats: number) =>
      `None of the ${count(whats, 'identifier')} of this case was seen leaving the phone.`,
    noCase: 'No identifier was looked for: the case names none.',
    notAgreed: (whats: number) =>
      whats === 0 ? '' : `${count(whats, 'identifier')} left without the person’s agreement.`,
    plain: (whats: number) =>
      whats === 0 ? '' : `${count(whats, 'identifier')} went in plain text, readable by anyone on the way.`,
    opaque: (share: string) => `${share} of what passed could not be read: it may hold more.`,
    refuted: (claims: number) =>
      claims === 0 ? '' : `${count(claims, 'claim')} did not hold, or only in part.`,
  },
  columns: {
    what: 'What',
    toWhom: 'To whom',
    where: 'In which country',
    agreed: 'Agreed to?',
    onTheWay: 'Readable on the way?',
    gravity: 'Gravity',
    identifier: 'Identifier',
    times: 'Times',
    phase: 'Phase',
    firmware: 'Firmware',
    consent: 'Service and consent',
    steps: 'Steps done',
    told: 'What was told in it',
    from: 'From',
    to: 'To',
    country: 'Country',
    table: 'By which table, of when',
    hosts: 'Hosts',
    identifiers: 'Identifiers',
    bytes: 'Bytes',
    claim: 'What was said',
    truth: 'True to what was said?',
    secured: 'Secured in transit?',
    file: 'File',
    service: 'Service',
    read: 'Read',
    opaque: 'Could not be read',
    missed: 'Not captured',
    month: 'Month',
    verdict: 'Verdict',
    confidence: 'How sure',
    looksLike: 'Looks like',
    why: 'Why',
    notice: 'Notice',
  },
  gravities: {
    error: 'forbidden',
    warning: 'should not be',
    review: 'to be judged',
    waived: 'accepted for now',
    note: 'only told',
  },
  agreed: { no: 'no', unclear: 'not clear', unknown: 'not known', yes: 'yes', answer: 'sent by the server' },
  transports: { plain: 'yes: plain text', tls: 'no: TLS' },
  protections: {
    plain: 'in clear',
    encoded: 'encoded, which anyone undoes',
    hashed: 'hashed',
    encrypted: 'encrypted, opened with a known key',
  },
  parties: { first: 'the controller itself', third: 'somebody else', unknown: 'whose it is, is not known' },
  directions: { request: 'sent', response: 'sent back by the server' },
  place: {
    by: (table: string, date: string) => `by ${table} of ${date}`,
    unknown: 'no table places it',
    edge: (name: string) => `content network ${name}: no table can tell where`,
    differ: 'tables disagree',
  },

  doTitle: 'What to do',
  doNothing:
    'Nothing that was seen calls for anything to be done. What was not seen, and what that is worth, stands below.',
  advice: {
    'leaves-before-asked':
      'Switch the service off before the phone is used, and leave it off until the maker asks first; ask the maker to.',
    'leaves-though-refused':
      'Do not rely on refusing: what was refused is sent all the same. Block the hosts, and keep what must stay private off the phone.',
    'continues-after-withdrawal':
      'Do not rely on switching off: it goes on. Block the hosts, or reset the phone and never switch the service on.',
    'party-not-covered': 'Ask who the receiver is and why; until there is an answer, block it.',
    'personal-in-plain-text':
      'Use the phone only on networks that nobody else can read, until what it sends is encrypted; those on the way can read it.',
    'hardware-where-resettable':
      'Ask the maker to use an identifier that can be reset: a reset of the phone does not end this one.',
    linked: 'Take the identifiers named as one: who has one of them has all.',
    'sent-when-idle':
      'Switch the phone off where it must not tell of itself: it speaks while nobody uses it.',
    'unsalted-hash-of-small-space':
      'Treat what was hashed as if it had been sent openly: trying every value undoes it.',
    'encoding-called-encryption': 'Do not count what is called encrypted as encrypted: anyone can undo it.',
    'fixed-iv': 'Do not count this encryption as strong; ask the maker to mend it.',
    'accepted-untrusted-certificate':
      'Do not use the phone on networks that are not your own: it believes any certificate.',
    'obsolete-tls': 'Do not count this connection as protected until it uses current TLS.',
    'opaque-raised':
      'Have the upload opened (keys, another interception), or take it that it holds what the step put in.',
    policy: 'Your own rules were broken: see the findings.',
    other: 'See the findings.',
  },
  judge: (rule: string) => `To be judged by a person first: ${rule}.`,
  block: (hosts: string) =>
    `To cut it off on a network of your own, block: ${hosts}. Services behind these hosts stop working.`,
  open: (share: string) =>
    `Rely on nothing that this report does not name: ${share} of what passed could not be read. Test again with what opens it (keys, another interception).`,
  again: 'Test again after every update, by the same steps: telltale compare says what changed.',

  sureTitle: 'How sure this is',
  sure: {
    repeats: (whole: number, all: number) =>
      whole === all
        ? all === 1
          ? 'The one finding whose steps are known was seen in every repeat of them.'
          : `All ${all.toLocaleString('en')} findings whose steps are known were seen in every repeat of them.`
        : `${whole} of ${all} findings whose steps are known were seen in every repeat of them.`,
    single: 'Some steps were done only once.',
    chance: (chance: string) => `The least certain sighting has a chance of ${chance} of being an accident.`,
    oneIn: (odds: string) => `1 in ${odds}`,
    lessThan: (odds: string) => `less than 1 in ${odds}`,
    canaries: (live: number, all: number) =>
      `${live.toLocaleString('en')} of ${count(all, 'identifier')} were shown by a positive control: that they would be found if they went out in clear.`,
    noControl: 'No positive control was run: nobody knows whether what was not seen would have been.',
    read: (bytes: string, read: string, opaque: string, missed: string) =>
      `Of ${bytes}, ${read} could be read and ${opaque} could not; ${missed} were not captured.`,
    nothing: 'Nothing passed that could have been read.',
    unwatched: (ways: string) => `Not watched: ${ways}. What left by there was not seen.`,
    bearersUnknown: 'Nobody says which ways out of the phone were watched.',
    one: 'This is one phone with the firmware named above. Other models and builds were not tested.',
    server: 'What a server does with what it got cannot be seen from the phone.',
    tableAge: (table: string, date: string, traffic: string) =>
      `${table} is of ${date}, the traffic of ${traffic}: addresses may have moved in between.`,
  },
  tried: (names: string, read: string) =>
    `Put to use and not seen in what could be read (${read} of what passed): ${names}.`,

  matrix: {
    intro:
      'Each column is a time in which firmware, services and consent stayed the same. A letter stands for a way out, told below the table.',
    absent: 'not seen',
    absentPart: 'not seen in what could be read',
    unproven: 'not seen, unproven',
    notTried: 'not tried',
    unmarked: 'not seen, steps unknown',
    key: 'Ways out',
    keyAbsent:
      '“not seen”: its canary was proven live and a step that could tell it was done. “unproven”: no positive control showed that it would have been seen. “not tried”: no step of that phase could have told it. “steps unknown”: no marks say what was done in it.',
    control: 'control',
    noPhase: 'outside of any phase',
    otherWays: (ways: number) => count(ways, 'other way'),
    quiet: (names: string) => `Tried and in no phase seen: ${names}.`,
  },
  timeline: {
    intro:
      'Filled marks are plain text, open ones are protected by TLS; small strokes above are steps. Each phase has a width of its own.',
    label: (marks: number, rows: number) =>
      `Timeline of ${count(marks, 'sighting')} of ${count(rows, 'identifier')}; the table below says the same.`,
    same: 'The same as a table',
  },
  map: {
    intro:
      'Solid lines are plain text, dashed ones TLS. A country is that of the server’s address, as the table named says.',
    label: (countries: number) =>
      `Map with ${count(countries, 'country', 'countries')}; the table below says the same.`,
    phone: (country: string) => `The phone was watched from ${country}, as the case says.`,
    noPhone: 'The case does not say where the phone was, so no lines are drawn.',
    offMap: (names: string) => `Not on the map: ${names}.`,
    noCountry: 'Nothing that was told can be placed in a country.',
  },
  sightings: {
    intro: 'From the capture file inwards. What stood there is blacked out: its place and length are given.',
    left: (shown: string, all: string) =>
      `${shown} of ${all} sightings are unfolded here, the gravest and of each way the first. All are in the examination (JSON).`,
    alike: (left: string) => `${left} more like these are left out here.`,
    capture: 'Capture file',
    index: {
      pcap: 'packet',
      pcapng: 'packet',
      har: 'entry',
      mitmproxy: 'flow',
      recording: 'line',
      saz: 'session',
      burp: 'item',
    },
    offset: (offset: string, length: string) => `from byte ${offset}, ${length} bytes`,
    nowhere: 'pieced together by the reader: no one place in the file',
    message: 'Message',
    app: 'app',
    section: 'Part of the message',
    off: 'Taken off',
    within: 'in it',
    stood: 'Here stood',
    span: (start: string, end: string) => `bytes ${start} to ${end}`,
    written: 'written as',
    asGiven: 'exactly as given',
    named: (name: string) => `proves nothing by itself: known by the name ${name}`,
    chance: 'Chance of an accident',
    phase: 'phase',
    step: 'step',
    repeat: (nth: number) => `repeat ${nth}`,
    wireshark: 'In Wireshark',
  },
  locations: {
    url: 'target (URL)',
    header: 'header field',
    cookie: 'cookie',
    body: 'body',
    dns: 'DNS question',
    sni: 'server name of the TLS handshake',
    stream: 'stream',
    sms: 'SMS',
  },
  findings: {
    intro: 'Agreed to, secured and true to a claim are three questions; none answers for another.',
    none: 'No rule found anything.',
    axes: { agreed: 'Agreed to', secured: 'Secured', claimed: 'True to a claim' },
    /** Before the outcome of a finding that answers none of these. */
    byItself: 'By itself',
    told: 'Only told',
    repeats: (seen: number, of: number) => (of === 1 ? 'in the only repeat' : `in ${seen} of ${of} repeats`),
    again: 'To see it again',
    phone: (phone: string) => `Take ${phone}.`,
    build: (build: string) => `Bring it to firmware ${build}.`,
    setups: {
      new: 'Take it as new, out of the box.',
      reset: 'Reset it to factory state.',
      kept: 'Keep its settings from before the update.',
    },
    services: (states: string) => `Services and consent: ${states}.`,
    plant: (names: string) => `Have on it, or plant, a value of your own: ${names}.`,
    watch: (ways: string) => `Watch ${ways}.`,
    noStep: (from: string, to: string) =>
      `No marks say what was done with it; it was seen from ${from} to ${to}.`,
    step: (step: string, times: number) => `Do ${step}${times > 1 ? `, ${times} times` : ''}.`,
    look: (where: string) => `Look at ${where}.`,
    scan: 'Or examine the same capture again:',
    touches: 'Claims it touches',
    touchesNone: 'No claim of this case rests on it.',
    waived: (owner: string, expires: string) => `Accepted by ${owner} until ${expires}`,
    left: (left: string) =>
      `${left} more findings, of less gravity, are left out here. All are in the examination (JSON).`,
  },
  rules: Object.fromEntries([...builtInRules, told].map(({ id, title }) => [id, title])) as Readonly<
    Record<string, string>
  >,
  outcomes: {
    fail: 'fails',
    review: 'to be judged',
    pass: 'passes',
    open: 'open',
    'not-applicable': 'does not apply',
    informational: 'for information',
  },
  claims: {
    intro:
      'Whether a claim is true, whether what it is about was agreed to, and whether it was secured on the way are three questions; none answers for another.',
    none: 'The case names no claims.',
    verdicts: {
      upheld: 'upheld',
      refuted: 'refuted',
      partly: 'holds in part',
      'not-tested': 'not tested',
      untestable: 'cannot be tested',
    },
    counted: (yes: number, all: number, open: number) =>
      `${yes} of ${count(all, 'sighting')}${open === 0 ? '' : `; of ${open} nobody knows`}`,
    nothing: 'nothing of it was seen',
    missing: 'What it lacks to be upheld',
    where: (place: string) => `Said in: ${place}.`,
    parts: 'By parts',
    looked: (time: string, phases: string) => `Watched for it: ${time}, in ${phases}.`,
    lookedNowhere: 'No phase that it is about was watched.',
    minutes: (minutes: number) => count(minutes, 'minute'),
    by: (day: string) => `due by ${day}`,
  },
  unseen: {
    intro: (bound: string) => `Nothing here proves that it was not told. ${bound}`,
    groups: {
      both: 'Put to use, and a positive control showed that it would be found',
      exercised: 'Put to use, but no positive control showed that it would be found',
      proven: 'A positive control showed that it would be found, but no step is known to have put it to use',
      neither:
        'No step is known to have put it to use, and no positive control showed that it would be found',
    },
    none: 'Everything that the case names was seen.',
    connections: (total: string, read: string, opaque: string, refused: string) =>
      `Connections: ${total}; read ${read}, not readable ${opaque}, refused by the phone ${refused}.`,
    tls: (unseen: string, all: string) =>
      `Of ${unseen} of ${all} protected connections the version was not seen, so that nobody can say whether it is obsolete.`,
    counted: (counted: string, captured: string, missing: string) =>
      `The phone itself counted ${counted}; ${captured} were captured: ${missing} is missing.`,
    off: (ways: string) => `Switched off: ${ways}.`,
  },
  bearers: { wifi: 'Wi-Fi', cellular: 'cellular data', sms: 'SMS' },
  guesses: {
    intro: 'Nobody knows whose these are: they prove nothing. Plant a canary identity and record again.',
    where: (sent: string, back: string, hosts: string) => `${sent} sent, ${back} sent back; ${hosts}`,
    left: (left: string) => `${left} more, less sure ones, are left out here.`,
  },
  sources: {
    captures: 'Captures',
    tables: 'Tables of addresses',
    noTables: 'No table of addresses was asked.',
    caseHash: 'Case file',
    tool: 'Made with',
    map: 'Map: Natural Earth 1:50m (public domain).',
    notices: 'Notices',
    noNotices: 'None.',
  },
  services: { on: 'on', off: 'off' },
  consents: {
    'not-asked': 'not asked',
    granted: 'agreed',
    refused: 'refused',
    withdrawn: 'withdrawn',
  },
};

/** What every language has. */
export type Words = typeof en;
