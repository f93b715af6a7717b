import { latin1Of, type Sourced } from '../base/index.ts';
import type { RecordedBody, RecordedField } from '../capture/index.ts';
import type { Location, Section } from './message.ts';

const NO_HINTS = { contentType: null, contentEncodings: [] } as const;

export function recordedSection(
  { bytes, source }: Sourced,
  location: Location,
  field: string | null = null,
): Section {
  return { bytes, source, location, field, ...NO_HINTS };
}

/** What a message holds after its first sections: fields, body, and how many bytes all of them are. */
export function recordedContent(
  recorded: { readonly fields: readonly RecordedField[]; readonly body: RecordedBody | null },
  first: readonly Section[],
): { sections: Section[]; byteLength: number; missedBytes: number } {
  const { fields, body } = recorded;
  const sections = [...first];
  for (const { name, value } of fields) {
    const key = name.toLowerCase();
    sections.push(
      recordedSection(value, key === 'cookie' || key === 'set-cookie' ? 'cookie' : 'header', name),
    );
  }
  if (body !== null && body.bytes.length > 0) {
    sections.push({
      ...recordedSection(body, 'body'),
      contentType: valuesOf(fields, 'content-type')[0] ?? null,
      contentEncodings: codings([
        ...valuesOf(fields, 'content-encoding'),
        ...valuesOf(fields, 'transfer-encoding'),
      ]),
    });
  }
  let byteLength = 0;
  for (const section of sections) byteLength += section.bytes.length;
  const missedBytes = Math.max(0, (body?.wholeLength ?? 0) - (body?.bytes.length ?? 0));
  return { sections, byteLength, missedBytes };
}

function valuesOf(fields: readonly RecordedField[], key: string): string[] {
  return fields.filter(({ name }) => name.toLowerCase() === key).map(({ value }) => latin1Of(value.bytes));
}

function codings(values: readonly string[]): string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity' && name !== 'chunked');
}
