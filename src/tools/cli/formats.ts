import type { Tlp } from '../../report/index.ts';

/** What `--format` takes, by command, the default first. The page of formats is printed from it. */
export const FORMATS = {
  scan: ['text', 'json', 'ndjson', 'html', 'markdown', 'pdf', 'sarif', 'sarif-github', 'junit', 'stix'],
  report: ['html', 'markdown', 'pdf'],
  compare: ['text', 'json', 'sarif', 'sarif-github', 'junit'],
  differ: ['text', 'json'],
  export: ['har'],
} as const;

export type FormattedCommand = keyof typeof FORMATS;

/** A format of one command. */
export type FormatOf<Command extends FormattedCommand> = (typeof FORMATS)[Command][number];

/** What `--tlp` takes. */
export const TLP_LEVELS = ['white', 'green', 'amber', 'red'] as const satisfies readonly Tlp[];
