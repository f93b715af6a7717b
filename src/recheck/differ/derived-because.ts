import type { DerivedField } from './differential.ts';

/** One sentence, built in this place alone; it names identifiers by id and never a value. */
export function derivedBecause(field: Omit<DerivedField, 'because'>): string {
  const { path, host, direction, messages, proof, opened } = field;
  const where = `${path} ${direction === 'request' ? 'sent to' : 'sent back by'} ${host || 'an unnamed host'}`;
  const again = messages.again ?? 0;
  const readable =
    opened.length > 0 ? `decoding found ${opened.join(', ')} in it` : 'no decoder could open it';
  switch (proof) {
    case 'derived':
      return `${where} was the same in both runs with one identity (${counted(messages.a + again)}) and another in the run with the other identity (${counted(messages.b)}), so it is derived from ${source(field)}; ${readable}.`;
    case 'unconfirmed':
      return `${where} differs between the identities; whether it would differ anyway only a repeat of the first run could tell; ${readable}.`;
    case 'weak':
      return `${where} goes with the identity, but its values are so short that this may be an accident; ${readable}.`;
    default:
      return proof satisfies never;
  }
}

const counted = (messages: number) => `${messages} message${messages === 1 ? '' : 's'}`;

function source({ identifier, candidates }: Omit<DerivedField, 'because'>): string {
  if (identifier !== null) return identifier;
  if (candidates.length === 0) return 'the identity';
  if (candidates.length <= MOST_NAMED) return `${candidates.join(' or ')}`;
  return `the identity, in which ${candidates.length} identifiers differ`;
}

/** Candidates that a sentence names. */
const MOST_NAMED = 4;
