import { type Sourced, shifted } from '../../base/index.ts';
import { isUnusualName, isUnusualReason } from '../../capture/index.ts';
import type { Location, Section } from '../message.ts';
import { namesSection } from '../names-section.ts';
import type { Head, HeadField } from './head.ts';

const NO_CODINGS: readonly string[] = [];

/** A head as sections: the target of a request, then every field's value as it stands. */
export function headSections(head: Head, sourced: Sourced): Section[] {
  const sections: Section[] = [];
  if (head.target !== null) {
    const span = { start: head.targetStart, end: head.targetStart + head.target.length };
    sections.push(section('url', null, sourced, span));
  }
  addFields(sections, head.fields, sourced);
  const { start, end } = head.reason;
  if (end > start && isUnusualReason(head.text.slice(start, end)))
    sections.push(namesSection([cut(sourced, start, end)]));
  return sections;
}

/** Every field's value as a section of its own, and one more for all the names that may tell something. */
export function addFields(sections: Section[], fields: readonly HeadField[], sourced: Sourced): void {
  let unusual: Sourced[] | null = null;
  for (const field of fields) {
    sections.push(fieldSection(field, sourced));
    const { name, nameStart } = field;
    if (name === null || !isUnusualName(name)) continue;
    unusual ??= [];
    unusual.push(cut(sourced, nameStart, nameStart + name.length));
  }
  if (unusual !== null) sections.push(namesSection(unusual));
}

function cut({ bytes, source }: Sourced, start: number, end: number): Sourced {
  return { bytes: bytes.subarray(start, end), source: shifted(source, start) };
}

/** A field's value; Cookie and Set-Cookie are told apart, since what stands there was put there to be sent again. */
function fieldSection(field: HeadField, sourced: Sourced): Section {
  return section(isCookie(field.name) ? 'cookie' : 'header', field.name, sourced, field);
}

function section(
  location: Location,
  field: string | null,
  sourced: Sourced,
  span: { start: number; end: number },
): Section {
  return {
    ...cut(sourced, span.start, span.end),
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
