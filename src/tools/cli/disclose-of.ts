import { TelltaleError } from '../../base/index.ts';
import { type AdvisoryLetter, advise, disclosureClock, printable, renderLetter } from '../../report/index.ts';
import { TOOL } from './examine-capture.ts';
import { dayAsked, momentAsked, openDisclosure } from './open-advisory.ts';
import { openExaminations } from './open-examinations.ts';
import { refuseValues, refuseValuesIn } from './refuse-values.ts';
import { writeResult } from './write-result.ts';

export interface DiscloseOptions {
  readonly letter?: AdvisoryLetter;
  readonly examination: readonly string[];
  readonly out?: string;
  readonly at?: string;
}

/** Prints the clock, or writes a letter; gives the exit status. */
export function discloseOf(path: string, { letter, examination, out, at }: DiscloseOptions): number {
  const opened = openDisclosure(path);
  refuseValuesIn(opened.file, opened.case);
  const now = momentAsked(at);
  const clock = disclosureClock(opened.file, now);
  if (letter === undefined) {
    writeResult(clockText(opened.file.id, dayAsked(now), clock), out);
    return clock.isOverdue ? 1 : 0;
  }
  if (examination.length === 0)
    throw new TelltaleError(
      'usage',
      'a letter tells what was found; give the examinations with --examination',
    );
  const advisory = advise({
    examinations: openExaminations(examination),
    // Whoever asks the vendor by this letter has not asked it before.
    file: {
      ...opened.file,
      status: 'draft',
      vendor:
        opened.file.vendor.asked === undefined
          ? { notAsked: 'this letter asks', ...opened.file.vendor }
          : opened.file.vendor,
    },
    at: now,
    tool: TOOL,
  });
  const text = renderLetter(advisory, letter);
  refuseValues(text, opened.case);
  writeResult(text, out);
  return clock.isOverdue ? 1 : 0;
}

function clockText(id: string, day: string, { events, next }: ReturnType<typeof disclosureClock>): string {
  const width = Math.max(...events.map(({ title }) => title.length));
  return printable(`${id}, as of ${day}`)
    .concat('\n\n')
    .concat(
      events
        .map(({ title, day: when, says }) =>
          printable(
            `${title.padEnd(width)}  ${when ?? 'not yet   '}${says === '' ? '' : `  ${says}`}`,
          ).trimEnd(),
        )
        .join('\n'),
    )
    .concat('\n\n')
    .concat(
      next.length === 0
        ? 'Nothing is to be done now.\n'
        : `Next:\n${next.map((each) => `- ${each}\n`).join('')}`,
    );
}
