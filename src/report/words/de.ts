import { amountOfBytes, share } from '../amount.ts';
import type { Words } from './en.ts';

/** All words of the report in German. */
export const de: Words = {
  language: 'de',
  kinds: {
    imei: 'IMEI',
    meid: 'MEID',
    serial: 'Seriennummer',
    'wifi-mac': 'WLAN-Hardwareadresse',
    'bluetooth-mac': 'Bluetooth-Hardwareadresse',
    'drm-id': 'DRM-Gerätekennung',
    imsi: 'IMSI',
    iccid: 'ICCID',
    msisdn: 'eigene Rufnummer',
    carrier: 'Netzbetreiber',
    'cell-id': 'Funkzelle',
    'android-id': 'Android-Kennung',
    'gsf-id': 'Kennung des Google Services Framework',
    'advertising-id': 'Werbekennung',
    'installation-id': 'Installationskennung',
    'account-id': 'Konto',
    email: 'E-Mail-Adresse',
    name: 'eigener Name',
    'postal-address': 'Postanschrift',
    'contact-name': 'Name eines Kontakts',
    'contact-number': 'Rufnummer eines Kontakts',
    'contact-email': 'E-Mail-Adresse eines Kontakts',
    'call-number': 'Rufnummer eines Anrufs',
    'sms-number': 'Rufnummer einer SMS',
    'sms-text': 'Text einer SMS',
    'mms-content': 'Inhalt einer MMS',
    clipboard: 'Zwischenablage',
    location: 'Standort',
    'order-id': 'Bestellung',
    url: 'besuchte Adresse',
    ssid: 'WLAN-Name',
    bssid: 'Adresse des WLAN-Zugangspunkts',
    'ip-address': 'IP-Adresse',
    'device-name': 'Gerätename',
    'build-fingerprint': 'Firmware-Kennung',
    'app-list': 'Liste installierter Apps',
    other: 'anderer Wert',
  },
  listed: (names) =>
    names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} und ${names.at(-1)}`,
  number: (value) => value.toLocaleString('de'),
  bytes: (byteLength) =>
    amountOfBytes(byteLength)
      .replace('.', ',')
      .replace(/bytes?$/, 'Byte'),
  share: (part, whole) => share(part, whole).replace('.', ','),
  times: (times) => `${times.toLocaleString('de')}×`,
  more: (left) => `und ${left.toLocaleString('de')} weitere`,
  rest: (left) =>
    `${left.toLocaleString('de')} weitere von geringerem Gewicht sind hier ausgelassen; siehe unten und die Untersuchung (JSON).`,
  unknown: 'unbekannt',
  none: 'keine',
  nobodySays: 'nicht angegeben',

  title: 'Was dieses Telefon verriet',
  untitled: 'Untersuchung',
  skip: 'Zu den Belegen springen',
  contents: 'Inhalt',
  revealed: 'Dieser Bericht enthält die Werte von Kennungen. Er ist so zu hüten wie das Telefon selbst.',
  redacted: 'In diesem Bericht steht kein Wert einer Kennung: ‹Name› steht an seiner Stelle.',
  englishSentences:
    'Begründungen von Befunden und Urteilen, Hinweise und Zitate sind englisch, wie sie in der Untersuchung stehen.',

  sections: {
    summary: 'Auf einer Seite',
    matrix: 'Was verraten wurde, nach Firmware und Einwilligung',
    timeline: 'Wann',
    map: 'Wohin',
    sightings: 'Jede Sichtung, ausgepackt',
    findings: 'Befunde, und wie man jeden wiedersieht',
    claims: 'Was behauptet wurde',
    residency: 'Wo Daten lagen, Monat für Monat',
    unseen: 'Was nicht gesehen wurde, und was das wert ist',
    guesses: 'Was wie Kennungen aussieht',
    sources: 'Worauf dies beruht',
  },
  readers: {
    commander: 'Für die, die entscheiden',
    engineer: 'Für die, die prüfen',
    vendor: 'Für den Hersteller',
  },

  facts: {
    device: 'Telefon',
    builds: 'Geprüfte Firmware',
    conditions: 'Zustand',
    setups: {
      new: 'neu, wie aus der Schachtel',
      reset: 'auf Werkszustand zurückgesetzt',
      kept: 'mit den Einstellungen von vorher',
    },
    market: (country) => `verkauft für ${country}`,
    watched: 'Beobachtet',
    from: (from, to) => `${from} bis ${to} (UTC)`,
    vantage: 'Von',
    controller: 'Verantwortlich',
  },

  status: {
    error: 'Es wurde etwas gefunden, was nicht sein darf',
    warning: 'Es wurde etwas gefunden, was nicht sein sollte',
    review: 'Es wurde etwas gefunden, was ein Mensch beurteilen muss',
    waived: 'Es wurde etwas gefunden, was vorläufig hingenommen ist',
    note: 'Es wurde etwas verraten; keine Regel verbietet es',
    unseen: 'Es wurde nichts gesehen; das ist kein Beweis, dass nichts verraten wurde',
    blind: 'Nichts war lesbar, also ist nichts bekannt',
  },
  lead: {
    told: (whats, hosts) =>
      `Das Telefon sandte ${anzahl(whats, 'Kennung', 'Kennungen')} dieses Falls an ${anzahl(hosts, 'Ziel', 'Ziele')}.`,
    none: (whats) =>
      `${whats === 1 ? 'Die eine Kennung' : `Keine der ${whats} Kennungen`} dieses Falls wurde ${whats === 1 ? 'nicht ' : ''}beim Verlassen des Telefons gesehen.`,
    noCase: 'Es wurde keine Kennung gesucht: der Fall nennt keine.',
    notAgreed: (whats) =>
      whats === 0 ? '' : `Ohne Einwilligung der Person: ${anzahl(whats, 'Kennung', 'Kennungen')}.`,
    plain: (whats) =>
      whats === 0 ? '' : `Im Klartext, lesbar für jeden unterwegs: ${anzahl(whats, 'Kennung', 'Kennungen')}.`,
    opaque: (opaque) => `${opaque} dessen, was floss, war nicht lesbar: es kann mehr enthalten.`,
    refuted: (claims) =>
      claims === 0
        ? ''
        : `Nicht oder nur zum Teil gehalten: ${anzahl(claims, 'Behauptung', 'Behauptungen')}.`,
  },
  columns: {
    what: 'Was',
    toWhom: 'An wen',
    where: 'In welchem Land',
    agreed: 'Eingewilligt?',
    onTheWay: 'Unterwegs lesbar?',
    gravity: 'Gewicht',
    identifier: 'Kennung',
    times: 'Wie oft',
    phase: 'Phase',
    firmware: 'Firmware',
    consent: 'Dienst und Einwilligung',
    steps: 'Ausgeführte Schritte',
    told: 'Was darin verraten wurde',
    from: 'Von',
    to: 'Bis',
    country: 'Land',
    table: 'Nach welcher Tabelle, von wann',
    hosts: 'Server',
    identifiers: 'Kennungen',
    bytes: 'Bytes',
    claim: 'Was gesagt wurde',
    truth: 'Stimmt es?',
    secured: 'Unterwegs gesichert?',
    file: 'Datei',
    service: 'Dienst',
    read: 'Gelesen',
    opaque: 'Nicht lesbar',
    missed: 'Nicht aufgezeichnet',
    month: 'Monat',
    verdict: 'Urteil',
    confidence: 'Wie sicher',
    looksLike: 'Sieht aus wie',
    why: 'Warum',
    notice: 'Hinweis',
  },
  gravities: {
    error: 'verboten',
    warning: 'sollte nicht sein',
    review: 'zu beurteilen',
    waived: 'vorläufig hingenommen',
    note: 'nur verraten',
  },
  agreed: {
    no: 'nein',
    unclear: 'unklar',
    unknown: 'nicht bekannt',
    yes: 'ja',
    answer: 'vom Server gesandt',
  },
  transports: { plain: 'ja: Klartext', tls: 'nein: TLS' },
  protections: {
    plain: 'offen',
    encoded: 'kodiert, was jeder rückgängig macht',
    hashed: 'gehasht',
    encrypted: 'verschlüsselt, mit bekanntem Schlüssel geöffnet',
  },
  parties: {
    first: 'der Verantwortliche selbst',
    third: 'jemand anderes',
    unknown: 'wessen er ist, ist nicht bekannt',
  },
  directions: { request: 'gesandt', response: 'vom Server zurückgesandt' },
  place: {
    by: (table, date) => `nach ${table} vom ${date}`,
    unknown: 'keine Tabelle kennt den Ort',
    edge: (name) => `Verteilnetz ${name}: keine Tabelle kann sagen, wo`,
    differ: 'die Tabellen widersprechen sich',
  },

  doTitle: 'Was zu tun ist',
  doNothing:
    'Nichts Gesehenes verlangt, dass etwas getan wird. Was nicht gesehen wurde und was das wert ist, steht weiter unten.',
  advice: {
    'leaves-before-asked':
      'Den Dienst ausschalten, bevor das Telefon benutzt wird, und ausgeschaltet lassen, bis der Hersteller vorher fragt; ihn dazu auffordern.',
    'leaves-though-refused':
      'Sich nicht auf die Ablehnung verlassen: es wird trotzdem gesandt. Die Server sperren, und Vertrauliches nicht auf das Telefon nehmen.',
    'continues-after-withdrawal':
      'Sich nicht auf das Ausschalten verlassen: es geht weiter. Die Server sperren, oder das Telefon zurücksetzen und den Dienst nie einschalten.',
    'party-not-covered': 'Fragen, wer der Empfänger ist und warum; bis zur Antwort ihn sperren.',
    'personal-in-plain-text':
      'Das Telefon nur in Netzen benutzen, die sonst niemand mitlesen kann, bis verschlüsselt wird; wer unterwegs ist, kann es lesen.',
    'hardware-where-resettable':
      'Vom Hersteller eine Kennung verlangen, die sich zurücksetzen lässt: diese überlebt jedes Zurücksetzen.',
    linked: 'Die genannten Kennungen als eine ansehen: wer eine davon hat, hat alle.',
    'sent-when-idle':
      'Das Telefon ausschalten, wo es nichts von sich verraten darf: es spricht auch, wenn niemand es benutzt.',
    'unsalted-hash-of-small-space':
      'Das Gehashte so behandeln, als wäre es offen gesandt: alle Werte durchzuprobieren macht es rückgängig.',
    'encoding-called-encryption':
      'Was verschlüsselt heißt, nicht als verschlüsselt zählen: jeder kann es rückgängig machen.',
    'fixed-iv': 'Diese Verschlüsselung nicht als stark zählen; den Hersteller bitten, sie zu verbessern.',
    'accepted-untrusted-certificate':
      'Das Telefon nicht in fremden Netzen benutzen: es glaubt jedem Zertifikat.',
    'obsolete-tls': 'Diese Verbindung nicht als geschützt zählen, bis sie ein heutiges TLS benutzt.',
    'opaque-raised':
      'Das Gesandte öffnen lassen (Schlüssel, anderes Abfangen), oder annehmen, dass es enthält, was der Schritt hineingab.',
    policy: 'Eigene Regeln wurden verletzt: siehe Befunde.',
    other: 'Siehe Befunde.',
  },
  judge: (rule) => `Zuerst von einem Menschen zu beurteilen: ${rule}.`,
  block: (hosts) =>
    `Um es im eigenen Netz zu unterbinden, sperren: ${hosts}. Dienste hinter diesen Servern gehen dann nicht mehr.`,
  open: (share) =>
    `Sich auf nichts verlassen, was dieser Bericht nicht nennt: ${share} dessen, was floss, war nicht lesbar. Wieder prüfen mit dem, was es öffnet (Schlüssel, anderes Abfangen).`,
  again: 'Nach jedem Update mit denselben Schritten wieder prüfen: telltale compare sagt, was sich änderte.',

  sureTitle: 'Wie sicher das ist',
  sure: {
    repeats: (whole, all) =>
      `${whole} von ${anzahl(all, 'Befund, dessen Schritte', 'Befunden, deren Schritte')} bekannt sind, in jeder Wiederholung gesehen.`,
    single: 'Manche Schritte wurden nur einmal ausgeführt.',
    chance: (chance) => `Die unsicherste Sichtung ist mit einer Wahrscheinlichkeit von ${chance} ein Zufall.`,
    oneIn: (odds) => `1 zu ${odds}`,
    lessThan: (odds) => `weniger als 1 zu ${odds}`,
    canaries: (live, all) =>
      `Bei ${live} von ${anzahl(all, 'Kennung', 'Kennungen')} zeigte eine Positivkontrolle, dass sie gefunden würden, wenn sie offen hinausgingen.`,
    noControl: 'Es gab keine Positivkontrolle: niemand weiß, ob das nicht Gesehene gesehen worden wäre.',
    read: (bytes, read, opaque, missed) =>
      `Von ${bytes} waren ${read} lesbar und ${opaque} nicht; ${missed} wurden nicht aufgezeichnet.`,
    nothing: 'Es floss nichts, was lesbar gewesen wäre.',
    unwatched: (ways) => `Nicht beobachtet: ${ways}. Was dort hinausging, wurde nicht gesehen.`,
    bearersUnknown: 'Niemand sagt, welche Wege aus dem Telefon beobachtet wurden.',
    one: 'Dies ist ein Telefon mit der oben genannten Firmware. Andere Modelle und Stände wurden nicht geprüft.',
    server: 'Was ein Server mit dem Erhaltenen tut, ist vom Telefon aus nicht zu sehen.',
    tableAge: (table, date, traffic) =>
      `${table} ist vom ${date}, der Verkehr vom ${traffic}: Adressen können seither umgezogen sein.`,
  },
  tried: (names, read) => `Benutzt und im Lesbaren (${read} dessen, was floss) nicht gesehen: ${names}.`,

  matrix: {
    intro:
      'Jede Spalte ist eine Zeit, in der Firmware, Dienste und Einwilligung gleich blieben. Ein Buchstabe steht für einen Weg hinaus, der unter der Tabelle steht.',
    absent: 'nicht gesehen',
    absentPart: 'im Lesbaren nicht gesehen',
    unproven: 'nicht gesehen, unbewiesen',
    notTried: 'nicht versucht',
    unmarked: 'nicht gesehen, Schritte unbekannt',
    key: 'Wege hinaus',
    keyAbsent:
      '„nicht gesehen“: eine Positivkontrolle hatte die Kennung gezeigt, und ein Schritt, der sie verraten konnte, wurde ausgeführt. „unbewiesen“: keine Positivkontrolle zeigte, dass sie gesehen würde. „nicht versucht“: kein Schritt der Phase konnte sie verraten. „Schritte unbekannt“: keine Marken sagen, was in ihr getan wurde.',
    control: 'Kontrolle',
    noPhase: 'außerhalb aller Phasen',
    otherWays: (ways) => anzahl(ways, 'anderer Weg', 'andere Wege'),
    quiet: (names) => `Versucht und in keiner Phase gesehen: ${names}.`,
  },
  timeline: {
    intro:
      'Gefüllte Zeichen sind Klartext, offene durch TLS geschützt; kurze Striche darüber sind Schritte. Jede Phase hat ihre eigene Breite.',
    label: (marks, rows) =>
      `Zeitachse von ${anzahl(marks, 'Sichtung', 'Sichtungen')} von ${anzahl(rows, 'Kennung', 'Kennungen')}; die Tabelle darunter sagt dasselbe.`,
    same: 'Dasselbe als Tabelle',
  },
  map: {
    intro:
      'Durchgezogene Linien sind Klartext, gestrichelte TLS. Ein Land ist das der Adresse des Servers, wie die genannte Tabelle es sagt.',
    label: (countries) =>
      `Karte mit ${anzahl(countries, 'Land', 'Ländern')}; die Tabelle darunter sagt dasselbe.`,
    phone: (country) => `Das Telefon wurde von ${country} aus beobachtet, wie der Fall sagt.`,
    noPhone: 'Der Fall sagt nicht, wo das Telefon war; darum sind keine Linien gezogen.',
    offMap: (names) => `Nicht auf der Karte: ${names}.`,
    noCountry: 'Nichts, was verraten wurde, lässt sich einem Land zuordnen.',
  },
  sightings: {
    intro: 'Von der Aufzeichnung nach innen. Was dort stand, ist geschwärzt: Ort und Länge stehen da.',
    left: (shown, all) =>
      `${shown} von ${all} Sichtungen sind hier ausgepackt, die gewichtigsten und von jedem Weg die ersten. Alle stehen in der Untersuchung (JSON).`,
    alike: (left) => `${left} weitere, die diesen gleichen, sind hier ausgelassen.`,
    capture: 'Aufzeichnung',
    index: {
      pcap: 'Paket',
      pcapng: 'Paket',
      har: 'Eintrag',
      mitmproxy: 'Fluss',
      recording: 'Zeile',
      saz: 'Sitzung',
      burp: 'Eintrag',
    },
    offset: (offset, length) => `ab Byte ${offset}, ${length} Byte`,
    nowhere: 'vom Leser zusammengesetzt: nicht an einer Stelle der Datei',
    message: 'Nachricht',
    app: 'App',
    section: 'Teil der Nachricht',
    off: 'Abgenommen',
    within: 'darin',
    stood: 'Hier stand',
    span: (start, end) => `Byte ${start} bis ${end}`,
    written: 'geschrieben als',
    asGiven: 'genau wie gegeben',
    named: (name) => `beweist allein nichts: bekannt durch den Namen ${name}`,
    chance: 'Wahrscheinlichkeit eines Zufalls',
    phase: 'Phase',
    step: 'Schritt',
    repeat: (nth) => `Wiederholung ${nth}`,
    wireshark: 'In Wireshark',
  },
  locations: {
    url: 'Ziel (URL)',
    header: 'Kopffeld',
    cookie: 'Cookie',
    body: 'Rumpf',
    dns: 'DNS-Anfrage',
    sni: 'Servername des TLS-Handschlags',
    stream: 'Strom',
    sms: 'SMS',
  },
  findings: {
    intro:
      'Eingewilligt, gesichert und einer Behauptung treu sind drei Fragen; keine beantwortet eine andere.',
    none: 'Keine Regel fand etwas.',
    axes: { agreed: 'Einwilligung', secured: 'Sicherung', claimed: 'Treue zu einer Behauptung' },
    byItself: 'Für sich genommen',
    told: 'Nur verraten',
    repeats: (seen, of) =>
      of === 1 ? 'in der einzigen Wiederholung' : `in ${seen} von ${of} Wiederholungen`,
    again: 'Um es wiederzusehen',
    phone: (phone) => `Ein ${phone} nehmen.`,
    build: (build) => `Es auf Firmware ${build} bringen.`,
    setups: {
      new: 'Es neu nehmen, wie aus der Schachtel.',
      reset: 'Es auf Werkszustand zurücksetzen.',
      kept: 'Seine Einstellungen von vor dem Update behalten.',
    },
    services: (states) => `Dienste und Einwilligung: ${states}.`,
    plant: (names) => `Einen eigenen Wert darauf haben oder anlegen: ${names}.`,
    watch: (ways) => `Beobachten: ${ways}.`,
    noStep: (from, to) =>
      `Keine Marken sagen, was damit getan wurde; gesehen wurde es von ${from} bis ${to}.`,
    step: (step, times) => `${step} ausführen${times > 1 ? `, ${times}-mal` : ''}.`,
    look: (where) => `Nachsehen in: ${where}.`,
    scan: 'Oder dieselbe Aufzeichnung wieder untersuchen:',
    touches: 'Behauptungen, die es berührt',
    touchesNone: 'Keine Behauptung dieses Falls beruht darauf.',
    waived: (owner, expires) => `Hingenommen von ${owner} bis ${expires}`,
    left: (left) =>
      `${left} weitere Befunde von geringerem Gewicht sind hier ausgelassen. Alle stehen in der Untersuchung (JSON).`,
  },
  rules: {
    'leaves-before-asked': 'Geht hinaus, bevor jemand gefragt wurde',
    'leaves-though-refused': 'Geht hinaus, obwohl es abgelehnt war',
    'continues-after-withdrawal': 'Geht weiter, nachdem die Einwilligung widerrufen war',
    'party-not-covered': 'Geht an jemanden, den die Einwilligung nicht umfasst',
    'personal-in-plain-text': 'Persönlich, und im Klartext',
    'hardware-where-resettable': 'Eine Hardwarekennung, wo eine rücksetzbare genügte',
    linked: 'Kennungen in einer Nachricht verknüpft',
    'sent-when-idle': 'Gesandt, während niemand das Telefon benutzte',
    'unsalted-hash-of-small-space': 'Ein Hash, den Durchprobieren rückgängig macht',
    'encoding-called-encryption': 'Eine Kodierung, die Verschlüsselung heißt',
    'fixed-iv': 'Verschlüsselt mit einem Initialisierungsvektor, den jeder kennt',
    'accepted-untrusted-certificate': 'Ein Zertifikat wurde angenommen, dem niemand vertraut hatte',
    'obsolete-tls': 'Geschützt durch TLS, auf das kein Verlass mehr ist',
    'opaque-raised': 'Ein Schritt löste eine Sendung aus, die nicht lesbar ist',
    told: 'Verraten, und mehr ist nicht zu sagen',
  },
  outcomes: {
    fail: 'verletzt',
    review: 'zu beurteilen',
    pass: 'erfüllt',
    open: 'offen',
    'not-applicable': 'trifft nicht zu',
    informational: 'zur Kenntnis',
  },
  claims: {
    intro:
      'Ob eine Behauptung stimmt, ob in das, worum es geht, eingewilligt war und ob es unterwegs gesichert war, sind drei Fragen; keine beantwortet eine andere.',
    none: 'Der Fall nennt keine Behauptungen.',
    verdicts: {
      upheld: 'hält',
      refuted: 'widerlegt',
      partly: 'hält zum Teil',
      'not-tested': 'nicht geprüft',
      untestable: 'nicht prüfbar',
    },
    counted: (yes, all, open) =>
      `${yes} von ${anzahl(all, 'Sichtung', 'Sichtungen')}${open === 0 ? '' : `; bei ${open} weiß es niemand`}`,
    nothing: 'nichts davon wurde gesehen',
    missing: 'Damit sie hielte, fehlt',
    parts: 'Nach Teilen',
    looked: (time, phases) => `Dafür beobachtet: ${time}, in ${phases}.`,
    where: (place) => `Gesagt in: ${place}.`,
    lookedNowhere: 'Keine Phase, um die es geht, wurde beobachtet.',
    minutes: (minutes) => anzahl(minutes, 'Minute', 'Minuten'),
    by: (day) => `fällig bis ${day}`,
  },
  unseen: {
    intro: (bound) => `Nichts hier beweist, dass es nicht verraten wurde. ${bound}`,
    groups: {
      both: 'Benutzt, und eine Positivkontrolle zeigte, dass es gefunden würde',
      exercised: 'Benutzt, aber keine Positivkontrolle zeigte, dass es gefunden würde',
      proven:
        'Eine Positivkontrolle zeigte, dass es gefunden würde, aber kein Schritt benutzte es, soweit bekannt',
      neither:
        'Kein Schritt benutzte es, soweit bekannt, und keine Positivkontrolle zeigte, dass es gefunden würde',
    },
    none: 'Alles, was der Fall nennt, wurde gesehen.',
    connections: (total, read, opaque, refused) =>
      `Verbindungen: ${total}; gelesen ${read}, nicht lesbar ${opaque}, vom Telefon abgelehnt ${refused}.`,
    tls: (unseen, all) =>
      `Bei ${unseen} von ${all} geschützten Verbindungen wurde die Version nicht gesehen, sodass niemand sagen kann, ob sie veraltet ist.`,
    counted: (counted, captured, missing) =>
      `Das Telefon selbst zählte ${counted}; ${captured} wurden aufgezeichnet: es fehlen ${missing}.`,
    off: (ways) => `Ausgeschaltet: ${ways}.`,
  },
  bearers: { wifi: 'WLAN', cellular: 'Mobilfunkdaten', sms: 'SMS' },
  guesses: {
    intro:
      'Niemand weiß, wessen diese sind: sie beweisen nichts. Eine eigene Testidentität anlegen und wieder aufzeichnen.',
    where: (sent, back, hosts) => `${sent} gesandt, ${back} zurückgesandt; ${hosts}`,
    left: (left) => `${left} weitere, weniger sichere, sind hier ausgelassen.`,
  },
  sources: {
    captures: 'Aufzeichnungen',
    tables: 'Adresstabellen',
    noTables: 'Es wurde keine Adresstabelle befragt.',
    caseHash: 'Falldatei',
    tool: 'Erstellt mit',
    map: 'Karte: Natural Earth 1:50m (gemeinfrei).',
    notices: 'Hinweise',
    noNotices: 'Keine.',
  },
  services: { on: 'an', off: 'aus' },
  consents: {
    'not-asked': 'nicht gefragt',
    granted: 'eingewilligt',
    refused: 'abgelehnt',
    withdrawn: 'widerrufen',
  },
};

function anzahl(number: number, one: string, many: string): string {
  return `${number.toLocaleString('de')} ${number === 1 ? one : many}`;
}
