import { type JsonNode, parseJson } from '../../base/index.ts';
import type { Consent, Recorded, RecordedRequest, RecordedResponse } from '../recorded.ts';
import { type BodyFault, type Line, LineValues } from './line-values.ts';
import type { LoadedBody } from './stored-body.ts';

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
  const { root, end } = parseJson(line.bytes);
  const values = new LineValues(line, load);
  const isWhole = root?.kind === 'object' && end === line.bytes.byteLength;
  const kind = isWhole ? values.text(root, 'kind') : null;
  return {
    previous: isWhole ? values.text(root, 'previous') : null,
    recorded: isWhole && kind !== null ? recordedOf(values, root, kind) : null,
    isEnd: kind === 'end',
    faults: values.faults,
  };
}

const CONSENTS: readonly string[] = ['not-asked', 'granted', 'refused', 'withdrawn'] satisfies Consent[];

/** Null where what must be there is missing. */
function recordedOf(values: LineValues, root: JsonNode, kind: string): Recorded | null {
  const { entry } = values;
  const origin = { index: entry.index, offset: entry.offset };
  if (kind === 'notice') {
    const byteLength = values.number(root, 'byteLength');
    const code = values.text(root, 'code');
    if (code === null) return null;
    const notice = {
      code,
      about: values.text(root, 'about') ?? '',
      detail: values.text(root, 'detail') ?? '',
    };
    return { kind, notice: byteLength === null ? notice : { ...notice, byteLength } };
  }
  if (kind === 'exchange') {
    const request = requestOf(values, entry.at(root, 'request'));
    if (request === null) return null;
    const response = responseOf(values, entry.at(root, 'response'));
    return { kind, peers: values.peers(root), request, response, origin };
  }
  const at = values.number(root, 'at');
  if (at === null) return null;
  switch (kind) {
    case 'stream': {
      const content = values.body(entry.at(root, 'content'));
      const protocol = values.text(root, 'protocol');
      if (content === null || !isOneOf(protocol, ['websocket', 'tcp', 'udp'])) return null;
      const direction = values.text(root, 'direction') === 'response' ? 'response' : 'request';
      const transport = values.text(root, 'transport') === 'tls' ? 'tls' : 'plain';
      const { bytes, source } = content;
      const host = values.text(root, 'host');
      return {
        kind,
        protocol,
        at,
        peers: values.peers(root),
        host,
        direction,
        transport,
        content: { bytes, source },
        origin,
      };
    }
    case 'packet': {
      const { bytes } = values.body(entry.at(root, 'bytes')) ?? { bytes: new Uint8Array(0) };
      const wireLength = values.number(root, 'wireLength') ?? bytes.byteLength;
      return { kind, at, linkType: values.number(root, 'linkType') ?? 0, bytes, wireLength, origin };
    }
    case 'refusal': {
      const byteLength = values.number(root, 'byteLength');
      const said = byteLength === null ? {} : { byteLength };
      return {
        kind,
        at,
        peers: values.peers(root),
        reason: values.text(root, 'reason') ?? 'unknown',
        ...said,
        origin,
      };
    }
    case 'name-answer': {
      const addresses = values.texts(entry.at(root, 'addresses'));
      return { kind, at, name: values.text(root, 'name') ?? '', addresses, origin };
    }
    case 'phase': {
      const consent = values.map(entry.at(root, 'consent'), (value): value is Consent =>
        CONSENTS.includes(value),
      );
      const services = values.map(entry.at(root, 'services'), (value): value is string => value !== '');
      const control = entry.at(root, 'control')?.kind === 'true';
      return {
        kind,
        at,
        id: values.text(root, 'id') ?? '',
        build: values.text(root, 'build'),
        services,
        consent,
        control,
        origin,
      };
    }
    case 'step': {
      const repeat = values.number(root, 'repeat') ?? 1;
      const of = values.number(root, 'of') ?? 1;
      const by = values.text(root, 'by') ?? '';
      const exercises = values.texts(entry.at(root, 'exercises'));
      const id = values.text(root, 'id') ?? '';
      return { kind, at, phase: values.text(root, 'phase') ?? '', id, repeat, of, by, exercises, origin };
    }
    default:
      return null;
  }
}

function requestOf(values: LineValues, node: JsonNode | null): RecordedRequest | null {
  const at = values.number(node, 'at');
  const target = values.sourced(values.entry.at(node, 'target'));
  const host = values.text(node, 'host');
  if (at === null || target === null || host === null) return null;
  return {
    at,
    method: values.text(node, 'method') ?? 'GET',
    scheme: values.text(node, 'scheme') ?? 'http',
    host,
    port: values.number(node, 'port'),
    target,
    protocol: values.text(node, 'protocol') ?? 'http/1.1',
    fields: values.fields(node),
    body: values.body(values.entry.at(node, 'body')),
  };
}

function responseOf(values: LineValues, node: JsonNode | null): RecordedResponse | null {
  const at = values.number(node, 'at');
  const status = values.number(node, 'status');
  if (at === null || status === null) return null;
  const protocol = values.text(node, 'protocol') ?? 'http/1.1';
  return {
    at,
    status,
    protocol,
    fields: values.fields(node),
    body: values.body(values.entry.at(node, 'body')),
  };
}

function isOneOf<T extends string>(value: string | null, list: readonly T[]): value is T {
  return (list as readonly (string | null)[]).includes(value);
}
