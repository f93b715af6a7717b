import { isoFromMicros } from '../base/index.ts';
import { type Identifier, type Kind, type KindClass, kindRow, kinds } from '../case/index.ts';
import type { Location } from '../connection/index.ts';
import { CONFIDENCES, type Confidence, type Guessed, MOST_DESTINATIONS } from '../detect/index.ts';
import { masked } from './mask.ts';

/** Something that looks like an identifier, and where it went. It is no proof of anything: nobody planted it. */
export interface ExaminedGuess {
  /** `looks-like imei #1`: the kind, and the ordinal among those of the kind. */
  readonly id: string;
  readonly kind: Kind;
  readonly class: KindClass;
  readonly confidence: Confidence;
  /** What it looks like, and under which name. */
  readonly because: string;
  /** The value with stars for most of it. */
  readonly masked: string;
  /** The value; only where it was asked for. */
  readonly value?: string;
  /** Messages it went out in, and messages it came back in. */
  readonly requests: number;
  readonly responses: number;
  /** Whether any of them went over the network unprotected. */
  readonly inPlainText: boolean;
  /** Ids; of very many some are left out. */
  readonly destinations: readonly string[];
  /** Where it stood first. */
  readonly first: {
    readonly message: string;
    readonly at: string;
    readonly direction: 'request' | 'response';
    readonly host: string | null;
    readonly location: Location;
    readonly field: string | null;
    readonly path: string;
    readonly layers: readonly string[];
    readonly origin: { readonly file: string; readonly index: number };
  };
}

/** A guess with what it becomes in an identity. */
export interface NumberedGuess {
  readonly guessed: Guessed;
  readonly confidence: Confidence;
  readonly identifier: Identifier;
}

const KIND_ORDER = new Map(kinds.map(({ kind }, index) => [kind, index]));

/**
 * Gives guesses their ids: the surest first, then by kind as the table has them, then as they first came up. Those
 * that `isKnown` are left out.
 */
export function numbered(all: Iterable<Guessed>, isKnown: (value: string) => boolean): NumberedGuess[] {
  const counts = new Map<Kind, number>();
  return [...all]
    .filter(({ value }) => !isKnown(value))
    .map((guessed) => ({ guessed, confidence: confidenceOf(guessed) }))
    .sort((a, b) => inOrder(a, b))
    .map(({ guessed, confidence }) => {
      const { kind, value } = guessed;
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      const { class: group } = kindRow(kind);
      const fixed = group === 'hardware' || group === 'subscriber';
      return { guessed, confidence, identifier: { id: `looks-like ${kind} #${count}`, kind, value, fixed } };
    });
}

/** What only servers said is one step less sure: they tell of themselves and of others. */
function confidenceOf({ confidence, requests }: Guessed): Confidence {
  if (requests > 0) return confidence;
  return CONFIDENCES[Math.min(CONFIDENCES.indexOf(confidence) + 1, CONFIDENCES.length - 1)] as Confidence;
}

type Sure = Pick<NumberedGuess, 'guessed' | 'confidence'>;

function inOrder(a: Sure, b: Sure): number {
  const [one, other] = [a.guessed, b.guessed];
  return (
    CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
    (KIND_ORDER.get(one.kind) ?? 0) - (KIND_ORDER.get(other.kind) ?? 0) ||
    one.first.at - other.first.at ||
    one.first.capture - other.first.capture ||
    one.first.serial - other.first.serial ||
    (one.value < other.value ? -1 : 1)
  );
}

/** What a guess rests on, in a few words. */
export function reasonOf({ shape, name }: Pick<Guessed, 'shape' | 'name'>): string {
  return `${shape}, ${name === null ? 'under no name that says what it is' : `under \`${name}\``}`;
}

export interface TellOptions {
  /** Takes the values of all guesses out of a text. */
  readonly redact: (text: string) => string;
  readonly reveal: boolean;
}

/** A guess as the examination tells it. */
export function toldGuess(
  { guessed, confidence, identifier }: NumberedGuess,
  { redact, reveal }: TellOptions,
): ExaminedGuess {
  const { kind, value, shape, name, requests, responses, inPlain, destinations, first } = guessed;
  const { message, at, direction, host, location, field, path, layers, file, index } = first;
  const shown = (text: string | null) => (text === null ? null : redact(text));
  return {
    id: identifier.id,
    kind,
    class: kindRow(kind).class,
    confidence,
    because: reasonOf({ shape, name: shown(name) }),
    masked: masked(value, kind),
    ...(reveal ? { value } : {}),
    requests,
    responses,
    inPlainText: inPlain,
    destinations: [...destinations].sort().slice(0, MOST_DESTINATIONS),
    first: {
      message,
      at: isoFromMicros(at),
      direction,
      host: shown(host),
      location,
      field: shown(field),
      path: redact(path),
      layers,
      origin: { file: redact(file), index },
    },
  };
}
