import { proseOf } from '../prose.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const mixedModels: AdvisoryFault = {
  id: 'mixed-models',
  number: 1,
  title: 'Two models in one statement',
  in2014: 'It spoke of the Redmi 1S and of a Redmi Note as of one; only the Redmi 1S had been tested.',
  refused:
    'Examinations of more than one vendor or model in one advisory; a report of another model; a text that names a sibling. Models that were not tested stand under `siblings`, and are told as not tested.',
  inDraft: ({ examinations, file }) => {
    const models = [
      ...new Set(
        examinations.flatMap(({ case: { device } }) =>
          device.vendor && device.model ? [`${device.vendor} ${device.model}`] : [],
        ),
      ),
    ].sort();
    const [own] = examinations;
    const model = own?.case.device.model ?? null;
    return [
      ...(models.length > 1
        ? [
            `the examinations are of ${models.length} models (${models.join(', ')}); make an advisory for each, of its own examinations`,
          ]
        : []),
      ...file.reported
        .filter((report) => model !== null && report.model !== model)
        .map(
          ({ id }) =>
            `report "${id}" is of another model than the ${model} that was tested; cite it in an advisory about that model`,
        ),
      ...proseOf(file).flatMap(({ where, text }) =>
        file.siblings
          .filter((sibling) => where.startsWith('siblings[') === false && isNamed(text, sibling.model))
          .map(
            (sibling) =>
              `${where} names the ${sibling.model}, which was not tested; leave it out: the advisory names it under what was not tested`,
          ),
      ),
    ];
  },
};

function isNamed(text: string, model: string): boolean {
  const escaped = model.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
