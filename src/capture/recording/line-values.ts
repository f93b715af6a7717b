import { type JsonNode, type Notice, nowhere, type Sourced, wholeRun } from '../../base/index.ts';
import { isUnusualName } from '../field-names.ts';
import { decodeBase64Text } from '../har/base64-body.ts';
import { EntryText } from '../har/entry-text.ts';
import type { RecordedBody, RecordedField } from '../recorded.ts';
import type { LineOf, WrittenBytes } from './line-schema.ts';
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

type WrittenFields = LineOf<'exchange'>['request']['fields'];

/**
 * The values of a line whose bytes are searched, each with its place in the file. What they say is known from the
 * line's schema; where they stand, from the nodes of its JSON. Null where a line that names a field twice, and says
 * something else each time, makes the two disagree.
 */
export class LineValues {
  readonly faults: BodyFault[] = [];
  readonly entry: EntryText;
  readonly #load: (sha256: string) => LoadedBody | null;

  constructor({ bytes, index, offset }: Line, load: (sha256: string) => LoadedBody | null) {
    this.entry = new EntryText(bytes, index, offset);
    this.#load = load;
  }

  /** A text as it is written: itself, or as base64. */
  text(node: JsonNode | null): Sourced | null {
    if (node?.kind === 'string') return this.entry.sourced(node);
    const encoded = this.entry.at(node, 'base64');
    const text = encoded?.kind === 'string' ? this.entry.sourced(encoded) : null;
    return text === null ? null : decodeBase64Text(text);
  }

  fields(node: JsonNode | null, written: WrittenFields): RecordedField[] {
    const items = this.entry.at(node, 'fields')?.items ?? [];
    const fields: RecordedField[] = [];
    for (const [i, { name }] of written.entries()) {
      const item = items[i] ?? null;
      const value = this.text(this.entry.at(item, 'value'));
      if (value === null) continue;
      const writtenName = isUnusualName(name) ? this.entry.sourced(this.entry.at(item, 'name')) : null;
      fields.push(writtenName === null ? { name, value } : { name, value, writtenName });
    }
    return fields;
  }

  bytes(node: JsonNode | null, written: WrittenBytes): RecordedBody | null {
    const { wholeLength = null } = written;
    if ('base64' in written) {
      const content = this.text(node);
      return content === null ? null : { ...content, wholeLength };
    }
    const name = this.entry.at(node, 'sha256');
    if (name === null) return null;
    const loaded = this.#load(written.sha256);
    if (loaded === null || !loaded.isIntact) {
      this.faults.push(loaded === null ? MISSING : CHANGED);
      return { bytes: new Uint8Array(0), source: nowhere, wholeLength: wholeLength ?? written.byteLength };
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
}

const MISSING: BodyFault = {
  code: 'recording-body-missing',
  detail: 'a body that lies beside the recording is not there',
};

const CHANGED: BodyFault = {
  code: 'recording-body-changed',
  detail: 'a body beside the recording is not what was recorded',
};
