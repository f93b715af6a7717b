import { remembering } from '../base/index.ts';
import type { Case } from '../case/index.ts';
import { compileIdentity, type Guessed, type Needles, redactor } from '../detect/index.ts';
import type { Examination } from './examination.ts';
import { type NumberedGuess, numbered, toldGuess } from './guessed.ts';

export interface GuessOptions {
  /** The case's own, whose values are no guesses. */
  readonly needles: Needles;
  readonly market: Case['market'];
  readonly reveal: boolean;
}

/**
 * An examination with what was guessed beside it. A guess is a value as good as the case's, so it is taken out of
 * names, targets and hosts like those, unless values are to be shown.
 */
export function withGuesses(
  examination: Examination,
  guessed: Iterable<Guessed>,
  { needles, market, reveal }: GuessOptions,
): Examination {
  const ofCase = redactor(needles);
  const all = numberedFor(guessed, needles);
  const identity = all.map(({ identifier }) => identifier);
  const ofGuesses = redactor(compileIdentity(identity, { market }));
  const redact = reveal ? (text: string) => text : remembering((text) => ofGuesses(ofCase(text)));
  const guesses = all.map((guess) => toldGuess(guess, { redact, reveal }));
  const told = reveal || all.length === 0 ? examination : hidden(examination, redact);
  // Beside the sightings, which it must not be taken for.
  const { sightings, destinations, findings, claims, tables, notices, ...before } = told;
  return { ...before, sightings, guesses, destinations, findings, claims, tables, notices };
}

/** Guesses with their ids, without those that are values of the case. */
export function numberedFor(guessed: Iterable<Guessed>, needles: Needles): NumberedGuess[] {
  const ofCase = redactor(needles);
  return numbered(guessed, (value) => needles.identity.length > 0 && ofCase(value) !== value);
}

function hidden(examination: Examination, redact: (text: string) => string): Examination {
  const shown = <T extends string | null>(text: T) => (text === null ? text : (redact(text) as T));
  const { captures, messages, sightings, destinations, findings, claims, notices } = examination;
  return {
    ...examination,
    captures: captures.map((capture) => ({ ...capture, file: redact(capture.file) })),
    ...(messages === undefined
      ? {}
      : {
          messages: messages.map((message) => ({
            ...message,
            host: shown(message.host),
            target: shown(message.target),
            origin: { ...message.origin, file: redact(message.origin.file) },
          })),
        }),
    sightings: sightings.map((sighting) => ({
      ...sighting,
      host: shown(sighting.host),
      field: shown(sighting.field),
      path: redact(sighting.path),
      origin: { ...sighting.origin, file: redact(sighting.origin.file) },
    })),
    destinations: destinations.map((destination) => ({
      ...destination,
      host: { ...destination.host, value: redact(destination.host.value) },
      domain:
        destination.domain === null
          ? null
          : { ...destination.domain, value: redact(destination.domain.value) },
    })),
    findings: findings.map((finding) => ({ ...finding, because: redact(finding.because) })),
    claims: claims.map((claim) => redacted(claim, redact)),
    notices: notices.map((notice) => ({ ...notice, about: redact(notice.about) })),
  };
}

/** A verdict's sentences name hosts, and so do the servers that it rests on: every text in it is gone through. */
function redacted<T>(value: T, redact: (text: string) => string): T {
  if (typeof value === 'string') return redact(value) as T;
  if (Array.isArray(value)) return value.map((item) => redacted(item, redact)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, redacted(item, redact)])) as T;
}
