import { asRead, proseOf } from '../prose.ts';
import type { AdvisoryFault } from './advisory-fault.ts';

export const mixedModels: AdvisoryFault = {
  id: 'mixed-models',
  number: 1,
  title: 'Two models in one statement',
  in2014: 'It spoke of the Redmi 1S and of a Redmi Note as of one; only the Redmi 1S had been tested.',
  refused:
    'Examinations of more than one vendor or model in one advisory, or of a model that is several; a report of another model; a text that names a sibling, another model of the same line, or all of the line. Models that were not tested stand under `siblings`, and are told as not tested.',
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
      ...examinations.flatMap(({ case: { device } }) =>
        device.model && SEVERAL.test(asRead(device.model))
          ? [
              `an examination is of "${device.model}", which is more than one model; name in its case the one that was tested`,
            ]
          : [],
      ),
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
      ...file.siblings
        .filter(
          (sibling) =>
            model !== null && isNamed(asRead(sibling.model), model) && isNamed(model, asRead(sibling.model)),
        )
        .map(({ model: twin }) => `siblings names the ${twin}, which was tested; leave it out`),
      ...proseOf(file).flatMap(({ where, text }) => {
        // How many of a line were sold is counted by others, for all of it.
        const isCount = where.startsWith('exposure[');
        const other = model === null || isCount ? null : otherOfLine(text, model);
        return other === null
          ? []
          : [
              `${where} names "${other}", and only the ${model} was tested; leave it out, or list it under siblings`,
            ];
      }),
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

/** A name that is of several models, or of all of a kind. */
const SEVERAL =
  /\s(?:and|or|series|family|range|models|phones|handsets|devices)\b|\s[/&,;|]|[,;|]\s|\/\s|^(?:all|any|every)\s/iu;

/** What makes another model of a line, or all of it. */
const LINE_WORDS =
  /^(?:note|pro|plus|mini|max|ultra|lite|edge|fold|flip|prime|power|play|phones|handsets|devices|models|series|family|range)$/iu;

/**
 * Another model of the same line, or all of it: where a Redmi 1S was tested, `Redmi Note`, `Redmi phones`. Null where a text names
 * none. A model of one word has no line.
 */
function otherOfLine(text: string, model: string): string | null {
  const [line = '', ...rest] = asRead(model).split(' ');
  if (rest.length === 0 || !/^\p{L}{3,}$/u.test(line)) return null;
  const own = rest.join(' ').toLowerCase();
  for (const [named, next = ''] of text.matchAll(
    new RegExp(`(?<![\\p{L}\\p{N}])${line}\\s+([\\p{L}\\p{N}+]+)`, 'giu'),
  )) {
    const isModel = /\p{N}/u.test(next) || LINE_WORDS.test(next);
    if (isModel && !own.startsWith(next.toLowerCase())) return named;
  }
  return null;
}

function isNamed(text: string, model: string): boolean {
  const escaped = model.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
