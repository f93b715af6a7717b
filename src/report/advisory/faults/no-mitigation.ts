import { productsWith } from '../issue.ts';
import { isNoRemedy, isRemedy } from '../remedies.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const noMitigation: AdvisoryFault = {
  id: 'no-mitigation',
  number: 8,
  title: 'Nothing to do but not to use it',
  in2014: 'All it said was to refrain from using the phone.',
  refused:
    'A mitigation that says not to use the phone, or nothing to do; and an issue that affects something and has no other: nothing to install, reset, switch off or keep back on a network. What the file calls `other` does not count by itself. What the tests show, and lists for networks, are made by the advisory itself.',
  inDraft: ({ file }) =>
    file.mitigations.flatMap(({ says }, index) =>
      isNoRemedy(says)
        ? [
            `mitigations[${index}].says is not to use it, or nothing to do, which is no mitigation; say what to update, reset, switch off or keep back`,
          ]
        : [],
    ),
  inWorked: ({ issues }) =>
    issues.flatMap((issue) =>
      productsWith(issue, 'known_affected').length + productsWith(issue, 'under_investigation').length > 0 &&
      !issue.remedies.some(isRemedy)
        ? [
            `nothing can be done against "${issue.title}": no test shows it fixed, and no host or address is known to keep back; add mitigations (update, reset or switch-off; an other one does not count by itself)`,
          ]
        : [],
    ),
};
