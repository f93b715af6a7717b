import { toJsonSchema } from '@valibot/to-json-schema';
import { recordingSchema } from '../src/capture/index.ts';
import {
  advisorySchema,
  caseSchema,
  claimsSchema,
  policySchema,
  protocolSchema,
  waiversSchema,
} from '../src/case/index.ts';
import { comparisonSchema, differentialSchema, examinationSchema } from '../src/recheck/index.ts';
import { descriptionSchema, shareSchema } from '../src/seal/index.ts';
import { advisoryPage } from './advisory-page.ts';
import { casePage } from './case-page.ts';
import { claimPages } from './claim-pages/claim-pages.ts';
import { comparisonPage } from './comparison-page.ts';
import { detectPages } from './detect-pages/detect-pages.ts';
import { differentialPage } from './differential-page.ts';
import { examinationPage } from './examination-page.ts';
import { formatPages } from './format-pages/format-pages.ts';
import { rulesPages } from './judge-pages/rules-pages.ts';
import { kindsPage } from './kinds-page.ts';
import { ledgerPage } from './ledger-page.ts';
import { mapFile } from './map-file.ts';
import { promisePage, promisePages } from './promise-pages.ts';
import { protocolPage } from './protocol-page.ts';
import { protocolsPage } from './protocols-page.ts';
import { recheckPages } from './recheck-pages/recheck-pages.ts';
import { recordingPage } from './recording-page.ts';
import { residencyPage } from './residency-page.ts';

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
  const comparison = toJsonSchema(comparisonSchema);
  const differential = toJsonSchema(differentialSchema);
  const examination = toJsonSchema(examinationSchema);
  return [
    { path: 'schemas/case-1.schema.json', text: `${JSON.stringify(schema, null, 2)}\n` },
    { path: 'docs/formats/case.md', text: casePage(schema) },
    { path: 'docs/kinds.md', text: kindsPage() },
    { path: 'schemas/protocol-1.schema.json', text: `${JSON.stringify(protocol, null, 2)}\n` },
    { path: 'docs/formats/protocol.md', text: protocolPage(protocol) },
    { path: 'docs/protocols.md', text: protocolsPage() },
    { path: 'schemas/recording-1.schema.json', text: `${JSON.stringify(recording, null, 2)}\n` },
    { path: 'docs/formats/recording.md', text: recordingPage(recording) },
    { path: 'docs/judge/residency.md', text: residencyPage() },
    { path: 'docs/claims.md', text: ledgerPage() },
    ...promiseFiles(),
    { path: 'docs/advisory.md', text: advisoryPage() },
    ...claimPages(),
    { path: 'schemas/comparison-1.schema.json', text: `${JSON.stringify(comparison, null, 2)}\n` },
    { path: 'docs/formats/comparison.md', text: comparisonPage(comparison) },
    { path: 'schemas/differential-1.schema.json', text: `${JSON.stringify(differential, null, 2)}\n` },
    { path: 'docs/formats/differential.md', text: differentialPage(differential) },
    { path: 'schemas/examination-1.schema.json', text: `${JSON.stringify(examination, null, 2)}\n` },
    { path: 'docs/formats/examination.md', text: examinationPage(examination) },
    ...formatPages(),
    { path: 'src/report/html/map/outline.ts', text: mapFile() },
    { path: 'schemas/bundle-1.schema.json', text: schemaText(descriptionSchema) },
    { path: 'schemas/share-1.schema.json', text: schemaText(shareSchema) },
    ...recheckPages(),
    ...detectPages(),
    ...rulesPages(),
  ];
}

function schemaText(schema: Parameters<typeof toJsonSchema>[0]): string {
  return `${JSON.stringify(toJsonSchema(schema), null, 2)}\n`;
}

function promiseFiles(): GeneratedFile[] {
  const schemas = {
    claims: claimsSchema,
    policy: policySchema,
    waivers: waiversSchema,
    advisory: advisorySchema,
  };
  return (['claims', 'policy', 'waivers', 'advisory'] as const).flatMap((word) => {
    const schema = toJsonSchema(schemas[word]);
    return [
      { path: `schemas/${word}-1.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` },
      { path: `docs/formats/${word}.md`, text: promisePage(schema, promisePages[word]) },
    ];
  });
}
