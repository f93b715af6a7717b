import { toJsonSchema } from '@valibot/to-json-schema';
import { recordingSchema } from '../src/capture/index.ts';
import { caseSchema, protocolSchema } from '../src/case/index.ts';
import { casePage } from './case-page.ts';
import { kindsPage } from './kinds-page.ts';
import { protocolPage } from './protocol-page.ts';
import { protocolsPage } from './protocols-page.ts';
import { recordingPage } from './recording-page.ts';

/** A file that follows from the code. */
export interface GeneratedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly text: string;
}

export function generatedFiles(): GeneratedFile[] {
  const schema = toJsonSchema(caseSchema);
  const protocol = toJsonSchema(protocolSchema);
  const recording = toJsonSchema(recordingSchema);
  return [
    { path: 'schemas/case-1.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: 'docs/formats/case.md', text: casePage(schema) },
    { path: 'docs/kinds.md', text: kindsPage() },
    { path: 'schemas/protocol-1.schema.json', text: `${JSON.stringify(protocol, null, 2)}\n` },
    { path: 'docs/formats/protocol.md', text: protocolPage(protocol) },
    { path: 'docs/protocols.md', text: protocolsPage() },
    { path: 'schemas/recording-1.schema.json', text: `${JSON.stringify(recording, null, 2)}\n` },
    { path: 'docs/formats/recording.md', text: recordingPage(recording) },
  ];
}
