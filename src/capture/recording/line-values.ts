import { type JsonNode, type Notice, nowhere, type Sourced, wholeRun } from '../../base/index.ts';
import { decodeBase64Text } from '../har/base64-body.ts';
import { EntryText } from '../har/entry-text.ts';
import type { RecordedBody, RecordedField, RecordedPeers } from '../recorded.ts';
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

/** What is wrong with a body that lies beside the recording: a code and a constant text. */
export type BodyFault = Pick<Notice, 'code' | 'detail'>;

/** The kinds of values that lines are made of, each with its place in the file. */
export class LineValues {
  readonly faults: BodyFault[] = [];
  readonly entry: EntryText;
  readonly #load: (sha256: string) => LoadedBody | null;

  constructor({ bytes, index, offset }: Line, load: (sha256: string) => LoadedBody | null) {
    this.entry = new EntryText(bytes, index, offset);
    this.#load = load;
  }

  text(node: JsonNode | null, ...names: readonly string[]): string | null {
    return this.entry.text(this.entry.at(node, ...names));
  }

  peers(root: JsonNode): RecordedPeers {
    const peers = this.entry.at(root, 'peers');
    const ja4 = this.text(peers, 'ja4');
    const end = (name: string) => ({
      address: this.text(peers, name, 'address'),
      port: this.number(this.entry.at(peers, name), 'port'),
    });
    const known = { connection: this.text(peers, 'connection'), orig: end('orig'), resp: end('resp') };
    const serverName = this.text(peers, 'serverName');
    return ja4 === null ? { ...known, serverName } : { ...known, serverName, ja4 };
  }

  fields(node: JsonNode | null): RecordedField[] {
    const fields: RecordedField[] = [];
    for (const item of this.entry.at(node, 'fields')?.items ?? []) {
      const value = this.sourced(this.entry.at(item, 'value'));
      if (value !== null) fields.push({ name: this.text(item, 'name') ?? '', value });
    }
    return fields;
  }

  body(node: JsonNode | null): RecordedBody | null {
    const wholeLength = this.number(node, 'wholeLength');
    const inline = this.entry.at(node, 'base64');
    const content = this.sourced(inline === null ? null : node);
    if (content !== null) return { ...content, wholeLength };
    const name = this.entry.at(node, 'sha256');
    const sha256 = this.entry.text(name);
    if (name === null || sha256 === null) return null;
    const loaded = this.#load(sha256);
    const byteLength = this.number(node, 'byteLength') ?? 0;
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
    const { index, offset } = this.entry;
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
  sourced(node: JsonNode | null): Sourced | null {
    if (node?.kind === 'string') return this.entry.sourced(node);
    const encoded = this.entry.at(node, 'base64');
    const text = encoded?.kind === 'string' ? this.entry.sourced(encoded) : null;
    return text === null ? null : decodeBase64Text(text);
  }

  texts(node: JsonNode | null): string[] {
    return (node?.items ?? []).map((item) => this.entry.text(item) ?? '');
  }

  number(node: JsonNode | null, name: string): number | null {
    return this.entry.number(this.entry.at(node, name));
  }

  map<T extends string>(
    node: JsonNode | null,
    isMeant: (value: string) => value is T,
  ): { [name: string]: T } {
    const found: [string, T][] = [];
    for (const { key, value } of node?.members ?? []) {
      const text = this.entry.text(value) ?? '';
      if (isMeant(text)) found.push([this.entry.text(key) ?? '', text]);
    }
    return Object.fromEntries(found);
  }
}
