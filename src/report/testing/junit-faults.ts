import { type XmlElement, xmlTree } from './xml-tree.ts';

/*
 * JUnit's XML has no standard: these are the elements and attributes that Jenkins, GitLab and GitHub's reporters agree on,
 * in the order of Ant's own schema.
 */

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  testsuites: ['testsuite'],
  testsuite: ['properties', 'testcase'],
  testcase: ['properties', 'failure', 'skipped', 'system-out'],
  properties: ['property'],
  property: [],
  failure: [],
  skipped: [],
  'system-out': [],
};

const ATTRIBUTES: Readonly<Record<string, string>> = {
  testsuites: 'name tests failures errors skipped',
  testsuite: 'name tests failures errors skipped timestamp',
  testcase: 'classname name',
  properties: '',
  property: 'name value',
  failure: 'type message',
  skipped: 'message',
  'system-out': '',
};

/** Whatever is wrong; throws where it is no XML. */
export function junitFaults(text: string): string[] {
  const root = xmlTree(text);
  const faults = new Set<string>();
  if (root.name !== 'testsuites') faults.add('the root');
  elementFaults(root, (fault) => faults.add(fault));
  for (const suite of [root, ...root.children]) {
    const cases = suite === root ? root.children.flatMap(casesOf) : casesOf(suite);
    const counted = (name: string) =>
      cases.filter((each) => each.children.some((child) => child.name === name));
    const { tests, failures, skipped, errors } = suite.attributes;
    if (tests !== String(cases.length)) faults.add('tests');
    if (failures !== String(counted('failure').length)) faults.add('failures');
    if (skipped !== String(counted('skipped').length)) faults.add('skipped');
    if (errors !== '0') faults.add('errors');
  }
  return [...faults];
}

export function casesOf({ children }: XmlElement): XmlElement[] {
  return children.filter(({ name }) => name === 'testcase');
}

function elementFaults(element: XmlElement, says: (fault: string) => void): void {
  const { name, attributes, children } = element;
  const order = CHILDREN[name] ?? [];
  const places = children.map((child) => order.indexOf(child.name));
  if (places.some((place, i) => place < 0 || place < (places[i - 1] ?? 0))) says(`children of ${name}`);
  const known = (ATTRIBUTES[name] ?? '').split(' ');
  for (const attribute of Object.keys(attributes))
    if (!known.includes(attribute)) says(`${name} ${attribute}`);
  if (name !== 'system-out' && element.text.trim() !== '') says(`text in ${name}`);
  for (const child of children) elementFaults(child, says);
}
