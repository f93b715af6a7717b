import type { Examination } from '../../judge/index.ts';
import { LAYOUT } from '../bag/layout.ts';
import type { BundleForm } from '../dsse/statement.ts';
import type { Description } from '../material/description.ts';
import type { BundleFiles } from './bundle-files.ts';
import { type BundleFault, fault } from './fault.ts';

/** Where the description contradicts the seal or the files: who signed both says two things. */
export function checkDescription(
  files: BundleFiles,
  description: Description,
  form: BundleForm | undefined,
): BundleFault[] {
  const { examination, captures, unsupported } = description;
  const say = (sentence: string) => fault('description', LAYOUT.description, sentence);
  const faults: BundleFault[] = [];
  if (form !== undefined && description.form !== form)
    faults.push(say(`the seal says that the bundle is ${form}, and this that it is ${description.form}`));
  if (files.digests(examination.path)?.sha256 !== examination.sha256)
    faults.push(
      fault('description', examination.path, 'it is another examination than the description names'),
    );
  const isReduced = captures.some(({ reduced }) => reduced !== null);
  if (isReduced && description.form !== 'minimal')
    faults.push(say('a capture is reduced, and the bundle is not said to be'));
  if (!isReduced && unsupported.length > 0)
    faults.push(say('findings are said to rest on what was left out, and nothing was left out'));
  for (const { path, reduced } of captures)
    if (reduced !== null && files.digests(path)?.sha256 !== reduced.sha256)
      faults.push(fault('description', path, 'it is another reduced capture than the description names'));
  return faults;
}

/** What is described must be what the examination was made of: of a reduced capture, nothing else says which it was. */
export function describesOthers(
  { captures, tables }: Description,
  examination: Pick<Examination, 'captures' | 'tables'>,
): BundleFault[] {
  const files = (list: readonly { readonly file: string; readonly sha256: string }[]) =>
    JSON.stringify(list.map(({ file, sha256 }) => [file, sha256]));
  const days = (list: Examination['tables']) =>
    JSON.stringify(list.map(({ name, date, sha256 }) => [name, date, sha256]));
  const say = (what: string) =>
    fault(
      'description',
      LAYOUT.description,
      `the ${what} that it names are not those that the examination was made of`,
    );
  return [
    ...(files(captures) === files(examination.captures) ? [] : [say('captures')]),
    ...(days(tables) === days(examination.tables) ? [] : [say('tables')]),
  ];
}
