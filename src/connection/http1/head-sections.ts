import { type Sourced, shifted } from '../../base/index.ts';
import type { Location, Section } from '../message.ts';
import type { Head, HeadField } from './head.ts';

const NO_CODINGS: readonly string[] = [];

/** A head as sections: the target of a request, then every field's value as it stands. */
export function headSections(head: Head, sourced: Sourced): Section[] {
  const sections: Section[] = [];
  if (head.target !== null) {
    const span = { start: head.targetStart, end: head.targetStart + head.target.length };
    sections.push(section('url', null, sourced, span));
  }
  for (const field of head.fields) sections.push(fieldSection(field, sourced));
  return sections;
}

/** A field's value; Cookie and Set-Cookie are told apart, since what stands there was put there to be sent again. */
export function fieldSection(field: HeadField, sourced: Sourced): Section {
  return section(isCookie(field.name) ? 'cookie' : 'header', field.name, sourced, field);
}

function section(
  location: Location,
  field: string | null,
  sourced: Sourced,
  span: { start: number; end: number },
): Section {
  return {
    bytes: sourced.bytes.subarray(span.start, span.end),
    source: shifted(sourced.source, span.start),
    location,
    field,
    contentType: null,
    contentEncodings: NO_CODINGS,
  };
}

function isCookie(name: string | null): boolean {
  if (name === null || (name.length !== 6 && name.length !== 10)) return false;
  const key = name.toLowerCase();
  return key === 'cookie' || key === 'set-cookie';
}
