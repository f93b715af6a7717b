import {
  type JsonNode,
  type Micros,
  type Notice,
  nowhere,
  parseJson,
  type Sourced,
  wholeRun,
} from '../../base/index.ts';
import { decodeBase64Text } from '../har/base64-body.ts';
import { EntryText } from '../har/entry-text.ts';
import type {
  Consent,
  Recorded,
  RecordedBody,
  RecordedField,
  RecordedPeers,
  RecordedRequest,
  RecordedResponse,
} from '../recorded.ts';
import type { LoadedBody } from './stored-body.ts';

/** A line and where it stands. */
export interface Line {
  /** Without its line break. */
  readonly bytes: Uint8Array;
  /** Number of the line after the header, from 0. */
  readonly index: number;
  /** Of its first byte in the file. */
  readonly offset: number;
}

/** What a line says. */
export interface ReadLine {
  /** Hex SHA-256 of the line before, as this one has it. */
  readonly previous: string | null;
  /** Null where the line cannot be read, or says that the recording ends. */
  readonly recorded: Recorded | null;
  readonly isEnd: boolean;
  /** What is wrong with bodies that lie beside the recording: codes and constant texts. */
  readonly faults: readonly Pick<Notice, 'code' | 'detail'>[];
}

/** Reads one line; `load` gives the bodies that it names. */
export function readLine(line: Line, load: (sha256: string) => LoadedBody | null): ReadLine {
  const { root, end } = parseJson(line.bytes);
  const reader = new LineReader(line, load);
  const isWhole = root?.kind === 'object' && end === line.bytes.byteLength;
  const kind = isWhole ? reader.text(root, 'kind') : null;
  return {
    previous: isWhole ? reader.text(root, 'previous') : null,
    recorded: isWhole && kind !== null ? reader.recorded(root, kind) : null,
    isEnd: kind === 'end',
    faults: reader.faults,
  };
}

const CONSENTS: readonly string[] = ['not-asked', 'granted', 'refused', 'withdrawn'] satisfies Consent[];

class LineReader {
  readonly faults: Pick<Notice, 'code' | 'detail'>[] = [];
  readonly #entry: EntryText;
  readonly #load: (sha256: string) => LoadedBody | null;

  constructor({ bytes, index, offset }: Line, load: (sha256: string) => LoadedBody | null) {
    this.#entry = new EntryText(bytes, index, offset);
    this.#load = load;
  }

  text(node: JsonNode | null, ...names: readonly string[]): string | null {
    return this.#entry.text(this.#entry.at(node, ...names));
  }

  /** Null where what must be there is missing. */
  recorded(root: JsonNode, kind: string): Recorded | null {
    const entry = this.#entry;
    const origin = { index: entry.index, offset: entry.offset };
    if (kind === 'notice') {
      const byteLength = this.#number(root, 'byteLength');
      const code = this.text(root, 'code');
      if (code === null) return null;
      const notice = { code, about: this.text(root, 'about') ?? '', detail: this.text(root, 'detail') ?? '' };
      return { kind, notice: byteLength === null ? notice : { ...notice, byteLength } };
    }
    if (kind === 'exchange') {
      const request = this.#request(entry.at(root, 'request'));
      if (request === null) return null;
      const response = this.#response(entry.at(root, 'response'));
      return { kind, peers: this.#peers(root), request, response, origin };
    }
    const at = this.#number(root, 'at');
    if (at === null) return null;
    switch (kind) {
      case 'stream': {
        const content = this.#body(entry.at(root, 'content'));
        const protocol = this.text(root, 'protocol');
        if (content === null || !isOneOf(protocol, ['websocket', 'tcp', 'udp'])) return null;
        const direction = this.text(root, 'direction') === 'response' ? 'response' : 'request';
        const transport = this.text(root, 'transport') === 'tls' ? 'tls' : 'plain';
        const { bytes, source } = content;
        const host = this.text(root, 'host');
        return {
          kind,
          protocol,
          at,
          peers: this.#peers(root),
          host,
          direction,
          transport,
          content: { bytes, source },
          origin,
        };
      }
      case 'packet': {
        const { bytes } = this.#body(entry.at(root, 'bytes')) ?? { bytes: new Uint8Array(0) };
        const wireLength = this.#number(root, 'wireLength') ?? bytes.byteLength;
        return { kind, at, linkType: this.#number(root, 'linkType') ?? 0, bytes, wireLength, origin };
      }
      case 'refusal': {
        const byteLength = this.#number(root, 'byteLength');
        const said = byteLength === null ? {} : { byteLength };
        return {
          kind,
          at,
          peers: this.#peers(root),
          reason: this.text(root, 'reason') ?? 'unknown',
          ...said,
          origin,
        };
      }
      case 'name-answer': {
        const addresses = this.#texts(entry.at(root, 'addresses'));
        return { kind, at, name: this.text(root, 'name') ?? '', addresses, origin };
      }
      case 'phase': {
        const consent = this.#map(entry.at(root, 'consent'), (value): value is Consent =>
          CONSENTS.includes(value),
        );
        const services = this.#map(entry.at(root, 'services'), (value): value is string => value !== '');
        const control = entry.at(root, 'control')?.kind === 'true';
        return {
          kind,
          at,
          id: this.text(root, 'id') ?? '',
          build: this.text(root, 'build'),
          services,
          consent,
          control,
          origin,
        };
      }
      case 'step': {
        const repeat = this.#number(root, 'repeat') ?? 1;
        const of = this.#number(root, 'of') ?? 1;
        const by = this.text(root, 'by') ?? '';
        const exercises = this.#texts(entry.at(root, 'exercises'));
        const id = this.text(root, 'id') ?? '';
        return { kind, at, phase: this.text(root, 'phase') ?? '', id, repeat, of, by, exercises, origin };
      }
      default:
        return null;
    }
  }

  #request(node: JsonNode | null): RecordedRequest | null {
    const at = this.#number(node, 'at');
    const target = this.#sourced(this.#entry.at(node, 'target'));
    const host = this.text(node, 'host');
    if (at === null || target === null || host === null) return null;
    return {
      at,
      method: this.text(node, 'method') ?? 'GET',
      scheme: this.text(node, 'scheme') ?? 'http',
      host,
      port: this.#number(node, 'port'),
      target,
      protocol: this.text(node, 'protocol') ?? 'http/1.1',
      fields: this.#fields(node),
      body: this.#body(this.#entry.at(node, 'body')),
    };
  }

  #response(node: JsonNode | null): RecordedResponse | null {
    const at = this.#number(node, 'at');
    const status = this.#number(node, 'status');
    if (at === null || status === null) return null;
    const protocol = this.text(node, 'protocol') ?? 'http/1.1';
    return {
      at,
      status,
      protocol,
      fields: this.#fields(node),
      body: this.#body(this.#entry.at(node, 'body')),
    };
  }

  #peers(root: JsonNode): RecordedPeers {
    const peers = this.#entry.at(root, 'peers');
    const ja4 = this.text(peers, 'ja4');
    const end = (name: string) => ({
      address: this.text(peers, name, 'address'),
      port: this.#number(this.#entry.at(peers, name), 'port'),
    });
    const known = { connection: this.text(peers, 'connection'), orig: end('orig'), resp: end('resp') };
    const serverName = this.text(peers, 'serverName');
    return ja4 === null ? { ...known, serverName } : { ...known, serverName, ja4 };
  }

  #fields(node: JsonNode | null): RecordedField[] {
    const fields: RecordedField[] = [];
    for (const item of this.#entry.at(node, 'fields')?.items ?? []) {
      const value = this.#sourced(this.#entry.at(item, 'value'));
      if (value !== null) fields.push({ name: this.text(item, 'name') ?? '', value });
    }
    return fields;
  }

  #body(node: JsonNode | null): RecordedBody | null {
    const wholeLength = this.#number(node, 'wholeLength');
    const inline = this.#entry.at(node, 'base64');
    const content = this.#sourced(inline === null ? null : node);
    if (content !== null) return { ...content, wholeLength };
    const name = this.#entry.at(node, 'sha256');
    const sha256 = this.#entry.text(name);
    if (name === null || sha256 === null) return null;
    const loaded = this.#load(sha256);
    const byteLength = this.#number(node, 'byteLength') ?? 0;
    if (loaded === null || !loaded.isIntact) {
      this.faults.push(
        loaded === null
          ? { code: 'recording-body-missing', detail: 'a body that lies beside the recording is not there' }
          : {
              code: 'recording-body-changed',
              detail: 'a body beside the recording is not what was recorded',
            },
      );
      return { bytes: new Uint8Array(0), source: nowhere, wholeLength: wholeLength ?? byteLength };
    }
    const { index, offset } = this.#entry;
    // The hash stands for the body: any part of it points there.
    const piece = { index, offset: offset + name.start + 1, byteLength: name.end - name.start - 2 };
    const isCut = loaded.bytes.byteLength < loaded.byteLength;
    return {
      bytes: loaded.bytes,
      source: wholeRun(piece),
      wholeLength: wholeLength ?? (isCut ? loaded.byteLength : null),
    };
  }

  /** A text as it is written: itself, or as base64. */
  #sourced(node: JsonNode | null): Sourced | null {
    if (node?.kind === 'string') return this.#entry.sourced(node);
    const encoded = this.#entry.at(node, 'base64');
    const text = encoded?.kind === 'string' ? this.#entry.sourced(encoded) : null;
    return text === null ? null : decodeBase64Text(text);
  }

  #texts(node: JsonNode | null): string[] {
    return (node?.items ?? []).map((item) => this.#entry.text(item) ?? '');
  }

  #number(node: JsonNode | null, name: string): Micros | null {
    return this.#entry.number(this.#entry.at(node, name));
  }

  #map<T extends string>(
    node: JsonNode | null,
    isMeant: (value: string) => value is T,
  ): { [name: string]: T } {
    const found: [string, T][] = [];
    for (const { key, value } of node?.members ?? []) {
      const text = this.#entry.text(value) ?? '';
      if (isMeant(text)) found.push([this.#entry.text(key) ?? '', text]);
    }
    return Object.fromEntries(found);
  }
}

function isOneOf<T extends string>(value: string | null, list: readonly T[]): value is T {
  return (list as readonly (string | null)[]).includes(value);
}
