import type { SarifLog, SarifLogLocation, SarifLogResult, SarifRun } from './sarif-log.ts';

/*
 * What the specification of SARIF 2.1.0 asks of what we write, beyond its schema and, where no copy of that is at hand, in
 * place of it: names of properties per object, and the sections that are named beside each question.
 */

const NAMES = {
  log: '$schema version runs',
  run: 'tool automationDetails taxonomies originalUriBaseIds columnKind invocations artifacts results properties',
  driver: 'name version semanticVersion shortDescription supportedTaxonomies rules notifications',
  rule: 'id shortDescription fullDescription help defaultConfiguration relationships properties',
  result:
    'ruleId ruleIndex kind level message locations relatedLocations occurrenceCount partialFingerprints baselineState suppressions properties',
  location: 'id physicalLocation logicalLocations message properties',
  physicalLocation: 'artifactLocation region',
  region: 'startLine startColumn endLine endColumn byteOffset byteLength',
  artifact: 'location length roles hashes properties',
  notification: 'descriptor level message properties',
  suppression: 'kind status justification properties',
} as const;

type Says = (isSo: boolean, fault: string) => void;

/** Whatever is wrong, each with its section; empty: nothing. */
export function sarifFaults(log: SarifLog): string[] {
  const faults = new Set<string>();
  const says: Says = (isSo, fault) => {
    if (!isSo) faults.add(fault);
  };
  const [run, ...others] = log.runs ?? [];
  says(log.version === '2.1.0', '§3.13.2 version');
  says(run !== undefined && others.length === 0, 'one run');
  named('log', log, says);
  if (run !== undefined) {
    runFaults(run, says);
    for (const result of run.results) resultFaults(result, run, says);
  }
  return [...faults];
}

function named(kind: keyof typeof NAMES, object: object, says: Says): void {
  const known = NAMES[kind].split(' ');
  for (const name of Object.keys(object)) says(known.includes(name), `${kind} has no ${name}`);
}

function runFaults(run: SarifRun, says: Says): void {
  const { driver } = run.tool;
  named('run', run, says);
  named('driver', driver, says);
  says(new Set(driver.rules.map(({ id }) => id)).size === driver.rules.length, '§3.19.23 distinct rules');
  const taxa = run.taxonomies[0]?.taxa ?? [];
  for (const rule of driver.rules) {
    named('rule', rule, says);
    for (const words of [rule.shortDescription, rule.fullDescription, rule.help])
      says(isMessage(words?.text), '§3.49 words of a rule');
    for (const { target } of rule.relationships ?? [])
      says(target.index !== undefined && taxa[target.index]?.id === target.id, '§3.53 a taxon by its index');
  }
  for (const { helpUri } of taxa) says(helpUri === undefined || URL.canParse(helpUri), '§3.49.12 absolute');
  for (const artifact of run.artifacts) {
    named('artifact', artifact, says);
    says(isRelative(artifact.location.uri), '§3.4.3 a relative reference');
    says(Object.hasOwn(run.originalUriBaseIds, artifact.location.uriBaseId ?? ''), '§3.4.4 uriBaseId');
    const hash = artifact.hashes?.['sha-256'];
    says(hash === undefined || /^[0-9a-f]{64}$/.test(hash), '§3.24.11 hashes');
  }
  says(run.results.length === 0 || run.columnKind !== undefined, '§3.14.27 columnKind');
  const compared = run.results.filter(({ baselineState }) => baselineState !== undefined).length;
  says(compared === 0 || compared === run.results.length, '§3.27.24 all have a baselineState or none');
  for (const notification of run.invocations.flatMap((each) => each.toolExecutionNotifications)) {
    named('notification', notification, says);
    const { id, index = -1 } = notification.descriptor;
    says(driver.notifications[index]?.id === id, '§3.58.2 descriptor');
    says(['error', 'warning', 'note', 'none'].includes(notification.level), '§3.58.6 level');
    says(isMessage(notification.message.text), '§3.58.5 message');
  }
}

function resultFaults(result: SarifLogResult, run: SarifRun, says: Says): void {
  named('result', result, says);
  const { kind, level, locations, relatedLocations = [] } = result;
  says(run.tool.driver.rules[result.ruleIndex]?.id === result.ruleId, '§3.27.6 ruleIndex');
  const kinds = ['pass', 'open', 'informational', 'notApplicable', 'review', 'fail'];
  says(kinds.includes(kind), '§3.27.9 kind');
  says((kind === 'fail' ? ['error', 'warning', 'note'] : ['none']).includes(level), '§3.27.10 level');
  says(isMessage(result.message.text), '§3.11 message');
  says((result.occurrenceCount ?? 1) >= 1, '§3.27.13 occurrenceCount');
  says(Object.values(result.partialFingerprints).every(Boolean), '§3.27.17 partialFingerprints');
  for (const suppression of result.suppressions) {
    named('suppression', suppression, says);
    says(['inSource', 'external'].includes(suppression.kind), '§3.35.2 kind of a suppression');
    says(['accepted', 'underReview', 'rejected'].includes(suppression.status ?? ''), '§3.35.3 status');
  }
  const places = [...locations, ...relatedLocations];
  const ids = places.flatMap(({ id }) => id ?? []);
  says(new Set(ids).size === ids.length, '§3.28.2 ids of locations');
  for (const place of places) placeFaults(place, run, says);
}

function placeFaults(place: SarifLogLocation, { artifacts }: SarifRun, says: Says): void {
  named('location', place, says);
  named('physicalLocation', place.physicalLocation, says);
  says(place.message === undefined || isMessage(place.message.text), '§3.28.5 message');
  const { artifactLocation, region } = place.physicalLocation;
  const { uri, index } = artifactLocation;
  says(isRelative(uri), '§3.4.3 a relative reference');
  says(index === undefined || artifacts[index]?.location.uri === uri, '§3.4.5 index');
  if (region === undefined) return;
  named('region', region, says);
  const { startLine, startColumn, byteOffset, byteLength } = region;
  says((startLine === undefined) !== (byteOffset === undefined), '§3.30.4 a region of lines or of bytes');
  says(startLine === undefined || (startLine >= 1 && (startColumn ?? 0) >= 1), '§3.30.5 lines');
  says(byteOffset === undefined || (byteOffset >= 0 && (byteLength ?? 0) > 0), '§3.30.3 bytes');
}

/** What GitHub's code scanning asks beyond that, as its page "SARIF support for code scanning" has it. */
export function githubFaults(log: SarifLog): string[] {
  const faults = new Set<string>();
  const says: Says = (isSo, fault) => {
    if (!isSo) faults.add(fault);
  };
  for (const { tool, results } of log.runs ?? []) {
    says(results.length <= 25_000, 'more than 25,000 results');
    for (const { help } of [...tool.driver.rules, ...tool.driver.notifications])
      says(help?.text !== undefined, 'no help of a rule or notification');
    for (const { properties } of tool.driver.rules)
      says((properties?.tags ?? []).length <= 20, 'too many tags');
    for (const result of results) {
      const [first] = result.locations;
      says(first?.physicalLocation.region?.startLine !== undefined, 'no location with a line');
      says((result.relatedLocations ?? []).length <= 1_000, 'more than 1,000 locations');
      says(result.partialFingerprints.primaryLocationLineHash !== undefined, 'no fingerprint');
      // It shows an alert for every result, whatever these say.
      says(['fail', 'review'].includes(result.kind), `an alert for ${result.kind}`);
      says(result.suppressions.length === 0, 'an alert for what is accepted');
      says(result.baselineState !== 'absent', 'an alert for what is absent');
    }
  }
  return [...faults];
}

/** No placeholder, no link and nothing invisible (§3.11.5, §3.11.6). */
function isMessage(text: string | undefined): boolean {
  if (text === undefined || text === '') return false;
  const braceless = text.replaceAll('{{', '').replaceAll('}}', '');
  return !/[{}]/.test(braceless) && !text.includes('](') && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text);
}

/** One segment of a path (RFC 3986 §3.3), so neither scheme nor folder. */
function isRelative(uri: string | undefined): boolean {
  return (
    uri !== undefined && /^(?:[A-Za-z0-9._~!$&'()*+,;=@-]|%[0-9A-F]{2})+$/.test(uri) && !/^\.{1,2}$/.test(uri)
  );
}
