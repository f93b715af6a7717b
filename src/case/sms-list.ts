import type { Identifier } from './case-file.ts';

/** An SMS of the protocol, with identifiers named by id. */
interface Planned {
  readonly direction: 'received' | 'sent';
  readonly peer: string;
  readonly text: string;
  /** Words before the text, where the text is a number alone. */
  readonly before?: string;
}

const plan: readonly Planned[] = [
  { direction: 'received', peer: 'sms1.from', text: 'sms1.text' },
  { direction: 'received', peer: 'sms1.from', text: 'sms1.inner', before: 'You can reach me at ' },
  { direction: 'sent', peer: 'sms2.to', text: 'sms2.text' },
];

/**
 * The SMS of an identity as CSV (RFC 4180) with the columns direction, number, text: what to send to the
 * phone and from it. The text that holds a number is apart from the text that is itself looked for, so that
 * a sighting of one is never one of the other.
 */
export function smsList(identity: readonly Identifier[]): string {
  const values = new Map(identity.map(({ id, value }) => [id, value]));
  const rows = plan.flatMap(({ direction, peer, text, before = '' }) => {
    const number = values.get(peer);
    const body = values.get(text);
    return typeof number === 'string' && typeof body === 'string' ? [[direction, number, before + body]] : [];
  });
  return [['direction', 'number', 'text'], ...rows].map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
