import { type JsonNode, parseJson } from '../../base/index.ts';
import type { Exchange, Origin, Recorded, RecordedRequest, RecordedResponse } from '../recorded.ts';
import { checkedLine } from './checked-line.ts';
import type { LineOf, WrittenLine } from './line-schema.ts';
import { type BodyFault, type Line, LineValues } from './line-values.ts';
import type { LoadedBody } from './stored-body.ts';

/*
 * A line is read twice: by the system's own JSON parser for what it says, checked against the schema, and, where it
 * holds what is searched, by ours for where that stands. With the check, the first takes a third of the time.
 */

/** What a line says. */
export interface ReadLine {
  /** Hex SHA-256 of the line before, as this one has it. */
  readonly previous: string | null;
  /** Null where the line cannot be read, or says that the recording ends. */
  readonly recorded: Recorded | null;
  readonly isEnd: boolean;
  /** What is wrong with bodies that lie beside the recording: codes and constant texts. */
  readonly faults: readonly BodyFault[];
}

/** Reads one line; `load` gives the bodies that it names. */
export function readLine(line: Line, load: (sha256: string) => LoadedBody | null): ReadLine {
  const written = checkedLine(line.bytes);
  if (written === null) return { previous: null, recorded: null, isEnd: false, faults: [] };
  const values = new LineValues(line, load);
  return {
    previous: written.previous,
    recorded: recordedOf(written, values, { index: line.index, offset: line.offset }),
    isEnd: written.kind === 'end',
    faults: values.faults,
  };
}

function recordedOf(written: WrittenLine, values: LineValues, origin: Origin): Recorded | null {
  switch (written.kind) {
    case 'exchange':
      return exchangeOf(written, values, origin);
    case 'stream': {
      const { previous: _, content: writtenContent, ...rest } = written;
      const content = values.bytes(values.entry.at(rootOf(values), 'content'), writtenContent);
      if (content === null) return null;
      return { ...rest, content: { bytes: content.bytes, source: content.source }, origin };
    }
    case 'packet': {
      const { previous: _, bytes: writtenBytes, ...rest } = written;
      const content = values.bytes(values.entry.at(rootOf(values), 'bytes'), writtenBytes);
      return content === null ? null : { ...rest, bytes: content.bytes, origin };
    }
    case 'refusal':
    case 'name-answer':
    case 'phase':
    case 'step': {
      const { previous: _, ...rest } = written;
      return { ...rest, origin };
    }
    case 'notice': {
      const { previous: _, kind, ...notice } = written;
      return { kind, notice };
    }
    case 'end':
      return null;
    default:
      return written satisfies never;
  }
}

function rootOf({ entry }: LineValues): JsonNode | null {
  return parseJson(entry.bytes).root;
}

function exchangeOf(
  { kind, peers, ...written }: LineOf<'exchange'>,
  values: LineValues,
  origin: Origin,
): Exchange | null {
  const root = rootOf(values);
  const request = requestOf(written.request, values, values.entry.at(root, 'request'));
  if (request === null) return null;
  const response =
    written.response === null
      ? null
      : responseOf(written.response, values, values.entry.at(root, 'response'));
  return { kind, peers, request, response, origin };
}

function requestOf(
  written: LineOf<'exchange'>['request'],
  values: LineValues,
  node: JsonNode | null,
): RecordedRequest | null {
  const { entry } = values;
  const target = values.text(entry.at(node, 'target'));
  if (target === null) return null;
  const host = entry.sourced(entry.at(node, 'host'));
  return {
    ...written,
    ...(host === null ? {} : { hostPieces: host.source.pieces }),
    target,
    fields: values.fields(node, written.fields),
    body: written.body === null ? null : values.bytes(entry.at(node, 'body'), written.body),
  };
}

function responseOf(
  written: NonNullable<LineOf<'exchange'>['response']>,
  values: LineValues,
  node: JsonNode | null,
): RecordedResponse {
  const { entry } = values;
  return {
    ...written,
    fields: values.fields(node, written.fields),
    body: written.body === null ? null : values.bytes(entry.at(node, 'body'), written.body),
  };
}
