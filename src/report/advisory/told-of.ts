import { type Finding, hostOf, type Sighting } from '../../judge/index.ts';
import { whereItStood } from '../told-rows.ts';
import { type IssueTold, isFault } from './issue.ts';
import { ownerText, placesOf, unplacedText } from './place.ts';
import type { AdvisoryTest } from './test-of.ts';

/** What the findings of one test rest on, one row for each identifier, host, way and place in the message. */
export function toldOf(test: AdvisoryTest, findings: readonly Finding[]): IssueTold[] {
  const ids = new Set(findings.flatMap(({ sightings }) => sightings));
  return rowsOf(
    test.examination.sightings.filter(({ id }) => ids.has(id)),
    test,
  );
}

/** What was told and no finding says to be wrong; what control arms told is left out. */
export function othersTold(test: AdvisoryTest): IssueTold[] {
  const { findings, sightings } = test.examination;
  const ids = new Set(findings.filter(isFault).flatMap((finding) => finding.sightings));
  return rowsOf(
    sightings.filter(({ id, phase }) => !ids.has(id) && (phase === null || test.productOf.has(phase))),
    test,
  );
}

function rowsOf(sightings: readonly Sighting[], test: AdvisoryTest): IssueTold[] {
  const rows = Map.groupBy(sightings, (each) =>
    JSON.stringify([
      test.productOf.get(each.phase ?? '') ?? null,
      each.identifier,
      each.destination,
      each.address,
      each.direction,
      each.transport,
      whereItStood(each),
    ]),
  );
  return [...rows.values()].map((all) => rowOf(all, test));
}

function rowOf(all: readonly Sighting[], { id, examination, productOf }: AdvisoryTest): IssueTold {
  const first = all[0] as Sighting;
  const destination = examination.destinations.find((each) => each.id === first.destination);
  const places = destination === undefined ? [] : placesOf(destination, first, examination);
  return {
    test: id,
    product: productOf.get(first.phase ?? '') ?? null,
    identifier: first.identifier,
    kind: first.kind,
    direction: first.direction,
    host: hostOf(first.destination, examination),
    places,
    unplaced: places.length > 0 || destination === undefined ? null : unplacedText(destination),
    owner: destination === undefined ? null : ownerText(destination, examination),
    party: destination?.party ?? 'unknown',
    transport: first.transport,
    stood: whereItStood(first),
    steps: [...new Set(all.flatMap(({ step }) => (step === null ? [] : [step])))].sort(),
    times: all.length,
  };
}
