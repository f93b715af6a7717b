import * as v from 'valibot';
import { TelltaleError } from '../../base/index.ts';
import type { Examination } from '../../judge/index.ts';
import { examinationSchema } from './examination-schema.ts';

/** Faults that one message lists; more are counted: what is no examination at all has very many. */
export const MOST_FAULTS = 5;

const AGAIN = 'examine its captures again with telltale scan --format json';

/** Whether a text is meant as an examination, by its beginning. */
export function isExaminationText(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"telltale"\s*:\s*"examination\//.test(head);
}

/**
 * Reads a saved examination. `name` is what errors call it. Throws `examination-invalid`, which says what is wrong with
 * it, where, and what to do, and holds nothing of its values.
 */
export function readExamination(json: string, name: string): Examination {
  let value: unknown;
  try {
    value = JSON.parse(json.replace(/^\uFEFF/, ''));
  } catch {
    throw invalid(`${name} is no JSON, or was cut off; ${AGAIN}`);
  }
  const version = versionOf(value);
  if (version !== '1')
    throw invalid(
      version === null
        ? `${name} is no examination; give what telltale scan --format json wrote`
        : `${name} is an examination of version ${version}, and this telltale reads version 1; ${AGAIN}`,
    );
  const result = v.safeParse(examinationSchema, value);
  if (result.success) return result.output as unknown as Examination;
  const lines = result.issues.slice(0, MOST_FAULTS).map((issue) => `  ${sentenceOf(issue)}`);
  const more = result.issues.length - lines.length;
  throw invalid(
    [
      `${name} is no whole examination/1; ${AGAIN}`,
      ...lines,
      ...(more > 0 ? [`  and ${more} more`] : []),
    ].join('\n'),
  );
}

function invalid(sentence: string): TelltaleError {
  return new TelltaleError('examination-invalid', sentence);
}

/** Null where it is none at all. */
function versionOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('telltale' in value)) return null;
  return /^examination\/(\d{1,4})$/.exec(String(value.telltale))?.[1] ?? null;
}

/** `sightings[3].transport must be plain or tls`. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  const label = labelOf(issue);
  return issue.input === undefined ? `${label} is missing` : `${label} ${issue.message}`;
}

/** Maps whose names are somebody's own, such as those of services: they are not repeated. */
const OWN_NAMES: ReadonlySet<unknown> = new Set(['services', 'consent', 'bearers']);

function labelOf({ path }: v.BaseIssue<unknown>): string {
  const keys = (path ?? []).map(({ key }) => key);
  return keys.reduce<string>((label, key, index) => {
    if (typeof key === 'number') return `${label}[${key}]`;
    const name = OWN_NAMES.has(keys[index - 1]) ? '…' : String(key);
    return label === '' ? name : `${label}.${name}`;
  }, '');
}
