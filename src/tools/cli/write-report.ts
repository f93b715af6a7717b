import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { TelltaleError } from '../../base/index.ts';
import type { Examination } from '../../judge/index.ts';
import { isExaminationText, readExamination } from '../../recheck/index.ts';
import { languages, renderHtml, renderMarkdown } from '../../report/index.ts';
import { printPdf } from './print-pdf.ts';
import type { ReportCommandOptions } from './report-formats.ts';
import { writeResult } from './write-result.ts';

/** Writes a saved examination as a report. Throws what reading it does, and `usage` for what is no examination. */
export async function writeReport(path: string, options: ReportCommandOptions): Promise<void> {
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true)
    throw new TelltaleError(
      'usage',
      `there is no examination ${path}; give what telltale scan --format json wrote`,
    );
  const text = readFileSync(path, 'utf8');
  if (!isExaminationText(text.slice(0, 256)))
    throw new TelltaleError(
      'usage',
      `${path} is no saved examination; of a capture, telltale scan ${path} --case <file> --format ${options.format} makes the report`,
    );
  await writeReportOf(readExamination(text, basename(path)), options);
}

/** Writes an examination as a report, to a file or standard output. */
export async function writeReportOf(examination: Examination, options: ReportCommandOptions): Promise<void> {
  const { format, out, language, reveal = false } = options;
  const rendering = { words: languages[language], reveal };
  switch (format) {
    case 'html':
      writeResult(renderHtml(examination, rendering), out);
      return;
    case 'markdown':
      writeResult(renderMarkdown(examination, rendering), out);
      return;
    case 'pdf':
      writePdf(await printPdf(renderHtml(examination, rendering), process.env), out);
      return;
    default:
      format satisfies never;
  }
}

function writePdf(bytes: Uint8Array, out: string | undefined): void {
  if (out !== undefined) {
    try {
      writeFileSync(out, bytes);
    } catch (cause) {
      throw new TelltaleError('out-unwritable', `cannot write ${out}: ${(cause as Error).message}`, {
        cause,
      });
    }
    return;
  }
  if (process.stdout.isTTY === true)
    throw new TelltaleError('usage', 'a PDF is not for a terminal; say with --out where to write it');
  process.stdout.write(bytes);
}
