import { bytesOf, latin1Of, nowhere, type Sourced } from '../base/index.ts';
import {
  isUnusualName,
  type RecordedBeside,
  type RecordedBody,
  type RecordedField,
  type RecordedRequest,
} from '../capture/index.ts';
import { hostOfAuthority } from './http1/host.ts';
import type { Location, Section } from './message.ts';
import { namesSection } from './names-section.ts';

const NO_HINTS = { contentType: null, contentEncodings: [] } as const;

export function recordedSection(
  { bytes, source }: Sourced,
  location: Location,
  field: string | null = null,
): Section {
  return { bytes, source, location, field, ...NO_HINTS };
}

/** The host of a request whose fields do not repeat it, as producers list them that keep it in the URL. */
export function hostSection(request: RecordedRequest): Section[] {
  const { host, hostPieces, fields, protocol, method, target } = request;
  if (host === '' || (method === 'CONNECT' && hostOfAuthority(latin1Of(target.bytes)) === host)) return [];
  for (const { name, value } of fields) {
    const isNamed = name.length < 11 && /^(?:host|:authority)$/i.test(name);
    if (isNamed && hostOfAuthority(latin1Of(value.bytes))?.toLowerCase() === host.toLowerCase()) return [];
  }
  const field = protocol === 'h2' || protocol === 'h3' ? ':authority' : 'Host';
  return [
    recordedSection(
      { bytes: bytesOf(host), source: hostPieces === undefined ? nowhere : { pieces: hostPieces } },
      'header',
      field,
    ),
  ];
}

/**
 * What a message holds after its first sections: fields, body, what is beside them, and how many bytes target, fields
 * and body are. Names of fields, and what producers say twice, are searched but are not counted.
 */
export function recordedContent(
  recorded: {
    readonly fields: readonly RecordedField[];
    readonly body: RecordedBody | null;
    readonly beside?: readonly RecordedBeside[];
  },
  first: readonly Section[],
): { sections: Section[]; byteLength: number; missedBytes: number } {
  const { fields, body, beside = [] } = recorded;
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
  for (const { location, bytes } of first) if (location === 'url') byteLength += bytes.length;
  for (const section of sections.slice(first.length)) byteLength += section.bytes.length;
  const names = fields.filter(({ name }) => isUnusualName(name));
  if (names.length > 0)
    sections.push(namesSection(names.map((field) => field.writtenName ?? madeUp(field.name))));
  for (const { location, field, ...sourced } of beside)
    sections.push(recordedSection(sourced, location, field));
  const missedBytes = Math.max(0, (body?.wholeLength ?? 0) - (body?.bytes.length ?? 0));
  return { sections, byteLength, missedBytes };
}

function madeUp(name: string): Sourced {
  return { bytes: bytesOf(name), source: nowhere };
}

function valuesOf(fields: readonly RecordedField[], key: string): string[] {
  return fields.filter(({ name }) => name.toLowerCase() === key).map(({ value }) => latin1Of(value.bytes));
}

function codings(values: readonly string[]): string[] {
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim().toLowerCase());
  return names.filter((name) => name !== '' && name !== 'identity' && name !== 'chunked');
}
