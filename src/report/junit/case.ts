import { xmlText } from './xml-text.ts';

/** One test case: passed where neither `failure` nor `skipped` says otherwise. */
export interface JunitCase {
  readonly name: string;
  readonly className: string;
  readonly failure?: { readonly type: string; readonly message: string };
  /** Why nobody can call it passed. */
  readonly skipped?: string;
  readonly properties?: readonly (readonly [name: string, value: string])[];
  /** Lines for a person. */
  readonly out?: readonly string[];
}

export interface JunitSuite {
  readonly name: string;
  readonly properties: readonly (readonly [name: string, value: string])[];
  /** `YYYY-MM-DDThh:mm:ss`, UTC; null where nothing says. */
  readonly timestamp: string | null;
  /** Asked twice, so that counts come before cases and no list is held. */
  cases(): Iterable<JunitCase>;
}

interface Counts {
  tests: number;
  failures: number;
  skipped: number;
}

/** Suites as JUnit's XML, in pieces. */
export function* junitPieces(name: string, suites: readonly JunitSuite[]): Generator<string> {
  const counts = suites.map(countsOf);
  const sum = (key: keyof Counts) => counts.reduce((total, each) => total + each[key], 0);
  const all = { tests: sum('tests'), failures: sum('failures'), skipped: sum('skipped') };
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xmlText(name)}"${attributesOf(all)}>\n`;
  for (const [index, suite] of suites.entries()) {
    const at = suite.timestamp === null ? '' : ` timestamp="${xmlText(suite.timestamp)}"`;
    yield `  <testsuite name="${xmlText(suite.name)}"${attributesOf(counts[index] as Counts)}${at}>\n`;
    yield propertiesText(suite.properties, '    ');
    for (const each of suite.cases()) yield caseText(each);
    yield '  </testsuite>\n';
  }
  yield '</testsuites>\n';
}

function countsOf(suite: JunitSuite): Counts {
  const counts = { tests: 0, failures: 0, skipped: 0 };
  for (const { failure, skipped } of suite.cases()) {
    counts.tests += 1;
    if (failure !== undefined) counts.failures += 1;
    else if (skipped !== undefined) counts.skipped += 1;
  }
  return counts;
}

function attributesOf({ tests, failures, skipped }: Counts): string {
  return ` tests="${tests}" failures="${failures}" errors="0" skipped="${skipped}"`;
}

function propertiesText(properties: JunitSuite['properties'], indent: string): string {
  if (properties.length === 0) return '';
  const lines = properties.map(
    ([name, value]) => `${indent}  <property name="${xmlText(name)}" value="${xmlText(value)}"/>\n`,
  );
  return `${indent}<properties>\n${lines.join('')}${indent}</properties>\n`;
}

function caseText({ name, className, failure, skipped, properties = [], out = [] }: JunitCase): string {
  const head = `    <testcase classname="${xmlText(className)}" name="${xmlText(name)}"`;
  const inside = [
    propertiesText(properties, '      '),
    failure === undefined
      ? skipped === undefined
        ? ''
        : `      <skipped message="${xmlText(skipped)}"/>\n`
      : `      <failure type="${xmlText(failure.type)}" message="${xmlText(failure.message)}"/>\n`,
    out.length === 0 ? '' : `      <system-out>${out.map(xmlText).join('\n')}</system-out>\n`,
  ].join('');
  return inside === '' ? `${head}/>\n` : `${head}>\n${inside}    </testcase>\n`;
}
