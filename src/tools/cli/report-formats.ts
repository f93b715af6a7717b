import type { Language } from '../../report/index.ts';

/** How a report can be written for people. */
export const reportFormats = ['html', 'markdown', 'pdf'] as const;

export type ReportFormat = (typeof reportFormats)[number];

export interface ReportCommandOptions {
  readonly format: ReportFormat;
  readonly language: Language;
  readonly out?: string;
  readonly reveal?: boolean;
}

export function isReportFormat(format: string): format is ReportFormat {
  return (reportFormats as readonly string[]).includes(format);
}
