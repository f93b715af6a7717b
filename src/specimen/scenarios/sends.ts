import { BEACON_BYTES, BLOB_BYTES } from '../handset/index.ts';
import type { Send, Told } from './expected.ts';

/*
 * Each message that a firmware of the specimen sends, as the wire is defined. Where a value stands and under which
 * layers follows from how the message is written:
 *
 *   query value     percent-encoded whole: a number's `+` and base64's `=` make it `percent`
 *   form value      the same, where the value has anything to escape
 *   JSON            numbers and names stand as they are
 *   Mi Cloud        base64 of AES: `base64`, `aes`; in a query `percent` around it
 *
 * Numbers are sent in E.164, which is the number as given and no form of its own. H(x) is SHA-1, written in
 * base64url, the writing cut short: `sha1`, `base64url`, `truncated`, in the order in which it is made.
 */

const H = ['sha1', 'base64url', 'truncated'];
const SEALED = ['base64', 'aes'];

const inBody = (identifier: string, layers: Told['layers'] = [], forms: readonly string[] = []): Told => ({
  identifier,
  location: 'body',
  layers,
  forms,
});
const inUrl = (identifier: string, layers: Told['layers'], forms: readonly string[] = []): Told => ({
  ...inBody(identifier, layers, forms),
  location: 'url',
});
const inStream = (identifier: string): Told => ({ ...inBody(identifier), location: 'stream' });

/** A list of packages is found as a set, whatever their order. */
const apps = (layers: Told['layers'] = []) => inBody('apps', layers, ['set']);

function send(by: string, what: Send['what'], rest: Partial<Omit<Send, 'by' | 'what'>> = {}): Send {
  return { by, what, transport: 'plain', tells: [], answered: [], ...rest };
}

/** IMEI, own number and carrier, in a form. */
export const registered = send('registration', 'register', {
  tells: [inBody('imei1', 'form'), inBody('own.number', 'form'), inBody('carrier', 'form')],
});

/** The IMEI alone, under TLS that protects little. */
export const registeredWeakly = (by: 'old-registration' | 'careless-registration') =>
  send(by, 'register', { transport: 'tls', tells: [inBody('imei1', 'form')] });

/** A number in clear. */
export const lookedUp = (by: 'contact-look-up' | 'peer-look-up', number: string) =>
  send(by, 'lookUp', { tells: [inUrl(number, ['percent'])] });

/** A number encrypted with the key of the login answer. */
export const lookedUpSealed = (by: 'contact-look-up' | 'peer-look-up', number: string) =>
  send(by, 'lookUp', { transport: 'tls', tells: [inUrl(number, ['percent', ...SEALED])] });

/** H(number). */
export const lookedUpHashed = (by: 'contact-look-up' | 'peer-look-up', number: string) =>
  send(by, 'lookUp', { transport: 'tls', tells: [inUrl(number, [], H)] });

/** H(IMEI) and H(IMSI); the vendor does not know the number, so the answer tells none. */
export const activated = send('activation', 'activate', {
  transport: 'tls',
  tells: [inUrl('imei1', [], H), inUrl('imsi', [], H)],
});

/** The same, answered with the phone's number. */
export const activatedWithAnswer: Send = { ...activated, answered: [inBody('own.number')] };

/** Whole digests in hex. */
export const activatedByDigest = send('digest-activation', 'activate', {
  transport: 'tls',
  tells: [inUrl('imei1', [], ['sha1', 'hex']), inUrl('imsi', [], ['sha1', 'hex'])],
});

export const loginAsked = send('sign-in', 'serviceLogin', { transport: 'tls' });
export const loggedIn = send('sign-in', 'serviceLoginAuth', {
  transport: 'tls',
  tells: [inBody('account', 'form')],
});

export const deviceReported = send('device-report', 'device', {
  tells: [inBody('imsi'), inBody('imei1'), inBody('own.number'), apps()],
});

/** The same as base64 of AES. */
export const deviceReportedSealed = send('device-report', 'device', {
  transport: 'tls',
  tells: [inBody('imsi', SEALED), inBody('imei1', SEALED), inBody('own.number', SEALED), apps(SEALED)],
});

export const appsListed = send('app-list-at-start', 'checkPackages', { tells: [apps()] });

export const ordered = send('shop', 'order', {
  transport: 'tls',
  tells: [inBody('account'), inBody('order'), inBody('own.name'), inBody('own.address')],
});

const contact = (id: string) =>
  [`${id}.name`, `${id}.number`, `${id}.email`].map((each) => inBody(each, SEALED));
/** Identifiers of the messages in the phone, each with how often it stands there. */
type Stored = Readonly<Record<string, number>>;
const texts = (stored: Stored) =>
  Object.entries(stored).map(([id, times]): Told => ({ ...inBody(id, SEALED), times }));

const sync = (what: Send['what'], rest: Partial<Send>) =>
  send('mi-cloud-sync', what, { transport: 'tls', ...rest });

/** Contacts and SMS to Mi Cloud. */
export const backedUp = (contactId: string, stored: Stored): readonly Send[] => [
  sync('contactsUpload', { tells: contact(contactId) }),
  sync('messagesUpload', { tells: texts(stored) }),
];

/** And back. */
export const restored = (contactId: string, stored: Stored): readonly Send[] => [
  sync('contactsDownload', { answered: contact(contactId) }),
  sync('messagesDownload', { answered: texts(stored) }),
];

/** The chat is opened: by the first message, or from the start. */
export const chatOpened = (by: 'chat' | 'standing-chat'): readonly Send[] => [
  send(by, 'stream-open'),
  send(by, 'presence', { tells: [inStream('own.number')] }),
];

export const chatted = (to: string, text: string) =>
  send('chat', 'message', { tells: [inStream(to), inStream(text)] });

export const beaconSent = send('beacon', 'beacon', { transport: 'tls', opaque: BEACON_BYTES });
export const updateAsked = send('update-check', 'manifest');

/** AES pads to whole blocks: one more, as the content ends on one. */
export const blobSent = send('opaque-blob', 'blob', { transport: 'tls', opaque: BLOB_BYTES + 16 });
export const pinnedRefused = send('pinned-check', 'pinnedCheck', { transport: 'tls', isRefused: true });

export const nestedSent = send('nested-telemetry', 'stats', {
  tells: [inBody('imei1', ['base64', 'gzip']), inBody('imsi', ['base64', 'gzip'])],
});
/** What nobody can open is nothing that is told, and too short to look encrypted. */
export const keyedSent = send('keyed-telemetry', 'keyed');
export const sealedSent = send('sealed-telemetry', 'sealed');
export const mislabelledSent = send('mislabelled-telemetry', 'mislabelled', {
  tells: [inBody('imei1', ['base64']), inBody('own.number', ['base64'])],
});

/** Digits with the country's, which is the number's `international` form without its `+`; then hashed. */
export const contactHashed = (number: string) =>
  send('contact-hash', 'contactHash', { tells: [inBody(number, [], ['international', 'sha256', 'hex'])] });

/** What an activation SMS says: the sender's number, and two hashes. */
export const smsTells = [
  { identifier: 'own.number', forms: [] },
  { identifier: 'imei1', forms: H },
  { identifier: 'imsi', forms: H },
] as const;
