import type { Examination } from '../../../judge/index.ts';
import { productIn } from '../product.ts';
import { timesOf, watchedPhases } from '../test-of.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const noTestConditions: AdvisoryFault = {
  id: 'no-test-conditions',
  number: 6,
  title: 'No build, no dates, no conditions of the test',
  in2014: 'It did not say which build had been tested, when, or how.',
  refused:
    'An examination that does not name vendor, model and build, that has no times, no capture, or no phase that says what was done: its steps, or how the phone was set up, with which services on or off.',
  inDraft: ({ examinations }) =>
    examinations.length === 0
      ? ['there is no examination; give what telltale scan --format json wrote']
      : examinations.flatMap((examination) => {
          const lacking = lackingIn(examination);
          return lacking.length === 0
            ? []
            : [
                `the examination "${examination.case.title ?? 'without a title'}" does not say ${lacking.join(', ')}; add it to its case (device, phases) and examine the captures again`,
              ];
        }),
};

/** Words that stand where nobody knows. */
const NAMELESS = /^\W*(?:unknown|n\/?a|none|tbd|any|all|various|several|latest|current|newest)?\W*$/iu;

const isSaid = (text: string | null | undefined): boolean =>
  text !== null && text !== undefined && !NAMELESS.test(text);

function lackingIn(examination: Examination): string[] {
  const { device } = examination.case;
  const phases = watchedPhases(examination);
  const unbuilt = phases.filter((phase) => !isSaid(productIn(examination, { ...phase })?.build));
  const vague = phases.filter(
    ({ steps, setup, services, consent }) =>
      steps.length === 0 &&
      setup === undefined &&
      Object.keys(services).length + Object.keys(consent).length === 0,
  );
  return [
    ...(isSaid(device.vendor) ? [] : ['the vendor']),
    ...(isSaid(device.model) ? [] : ['the model']),
    ...(device.vendor &&
    device.model &&
    (unbuilt.length > 0 || (phases.length === 0 && !isSaid(device.build)))
      ? ['the build']
      : []),
    ...(timesOf(examination) === null ? ['when it was tested'] : []),
    ...(phases.length === 0
      ? ['what was done (phases)']
      : vague.length > 0
        ? [`what was done in ${vague.map(({ id }) => id).join(', ')} (steps, setup or services)`]
        : []),
  ];
}
