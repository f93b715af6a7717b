import { kindRow, type Scope, type Terms } from '../../case/index.ts';
import type { Evidence } from '../evidence.ts';
import { hostOf } from '../evidence-index.ts';
import type { Sighting } from '../examination.ts';

/** Words of a list that a sentence names; the rest are counted. */
const MOST_NAMED = 6;

export function plural(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}

export function percent(share: number): string {
  const tenths = Math.round(share * 1000) / 10;
  return share > 0 && tenths === 0 ? 'under 0.1 %' : `${tenths} %`;
}

export function durationText(seconds: number): string {
  if (seconds >= 2 * 86_400) return plural(Math.floor(seconds / 86_400), 'day');
  if (seconds >= 2 * 3_600) return plural(Math.floor(seconds / 3_600), 'hour');
  return seconds >= 120 ? plural(Math.floor(seconds / 60), 'minute') : plural(seconds, 'second');
}

export function named(words: Iterable<string>): string {
  const distinct = [...new Set(words)];
  const rest = distinct.length - MOST_NAMED;
  return rest > 0 ? `${distinct.slice(0, MOST_NAMED).join(', ')} and ${rest} more` : distinct.join(', ');
}

const BEARERS: Readonly<Record<string, string>> = { wifi: 'Wi-Fi', cellular: 'cellular data', sms: 'SMS' };

/** What a sentence calls a way out of the phone. */
export function bearerText(bearer: string): string {
  return BEARERS[bearer] ?? bearer;
}

/** ` (service cloud-messaging; consent withdrawn; phone new or reset)`: what a phase must be for a claim to be about it. */
export function scopeText(scope: Scope, subject: Terms): string {
  const one = (word: string, words: readonly string[] | undefined, end = '') =>
    words === undefined ? [] : [`${word} ${words.join(' or ')}${end}`];
  const parts = [
    ...one('service', subject.services ?? scope.services),
    ...one('state', subject.state),
    ...one('consent', subject.consent),
    ...one('build', subject.builds ?? scope.builds),
    ...one('firmware of', wordOf(subject.releasedFrom ?? scope.releasedFrom), ' or later'),
    ...one('settings', subject.setups ?? scope.setups),
    ...one('market', subject.markets ?? scope.markets),
    ...one('phase', subject.phases ?? scope.phases),
    ...one('from', wordOf(subject.from ?? scope.from)),
    ...one('before', wordOf(subject.until ?? scope.until)),
  ];
  return parts.length === 0 ? '' : ` (${parts.join('; ')})`;
}

const wordOf = (word: string | undefined) => (word === undefined ? undefined : [word]);

/** `IMEI (imei1), own number (own.number) to api.account.xiaomi.com in plain text`, of sightings. */
export function sightedText(sightings: readonly Sighting[], evidence: Evidence): string {
  const what = named(sightings.map(({ kind, identifier }) => `${kindRow(kind).title} (${identifier})`));
  const where = named(sightings.map(({ destination }) => hostOf(destination, evidence)));
  const plain = sightings.filter(({ transport }) => transport === 'plain').length;
  const how =
    plain === 0 ? 'over TLS' : plain === sightings.length ? 'in plain text' : 'partly in plain text';
  const phases = [...new Set(sightings.map(({ phase }) => phase))].filter((phase) => phase !== null);
  const when = phases.length === 0 ? '' : `, in ${named(phases)}`;
  return `${what} to ${where} ${how}${when}`;
}
