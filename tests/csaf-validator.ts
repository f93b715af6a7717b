/*
 * The validator of the BSI's Secvisogram, which runs the tests that CSAF 2.0 itself lays down (§6). Loaded as it is, without
 * its types, which do not fit the settings of this project.
 */

interface CsafTestResult {
  readonly name: string;
  readonly isValid: boolean;
  readonly errors: readonly unknown[];
  readonly warnings: readonly unknown[];
}

type CsafTest = (document: unknown) => unknown;

type CsafTests = Readonly<Record<string, CsafTest>>;

const [schema, mandatory, optional] = (await Promise.all([
  import('@secvisogram/csaf-validator-lib/schemaTests.js'),
  import('@secvisogram/csaf-validator-lib/mandatoryTests.js'),
  import('@secvisogram/csaf-validator-lib/optionalTests.js'),
])) as unknown as readonly [CsafTests, CsafTests, CsafTests];
const { default: validate } = (await import('@secvisogram/csaf-validator-lib/validate.js')) as unknown as {
  default: (tests: readonly CsafTest[], document: unknown) => Promise<{ tests: readonly CsafTestResult[] }>;
};

/** What a document fails: the schema and mandatory tests, which none of ours may; and the optional ones, as `6.2.3`. */
export async function csafFaults(document: unknown): Promise<{
  readonly mandatory: readonly string[];
  readonly optional: readonly string[];
}> {
  const strict = await validate([schema.csaf_2_0_strict as CsafTest, ...Object.values(mandatory)], document);
  const loose = await validate(Object.values(optional), document);
  const isWrong = ({ isValid, errors, warnings }: CsafTestResult) =>
    !isValid || errors.length + warnings.length > 0;
  return {
    mandatory: strict.tests.filter(isWrong).map(({ name, errors }) => `${name} ${JSON.stringify(errors)}`),
    optional: loose.tests.filter(isWrong).map(({ name }) => numberOf(name)),
  };
}

/** `optionalTest_6_2_3` → `6.2.3`. */
function numberOf(name: string): string {
  return name.replace(/^\D+/, '').replaceAll('_', '.');
}

/** How many tests it runs: none would find nothing wrong. */
export const CSAF_TESTS = {
  schema: Object.keys(schema).length,
  mandatory: Object.keys(mandatory).length,
  optional: Object.keys(optional).length,
};
