import { mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bytesOf } from '../base/index.ts';
import {
  type Authority,
  type CaptureSummary,
  harOf,
  inputOf,
  newAuthority,
  openCapture,
  RECORDING_FILES,
  type Recorded,
} from '../capture/index.ts';
import { seededRandom } from '../case/index.ts';
import { compileIdentity } from '../detect/index.ts';
import { Examiner } from '../examine.ts';
import { CONTROL_HOST, type Examination, type Sighting } from '../judge/index.ts';
import { caseOf, runScenario, SCENARIO_MARKET, type ScenarioRun, scenarios } from './index.ts';
import { unsafeRules } from './scenarios/index.ts';

/** Each sort of what a live run records: plain HTTP, bodies sealed with a key seen, a raw stream, a refusal, weak TLS. */
const SORTS = [
  'state-1',
  'state-4',
  'xmpp-stream',
  'pinned-host',
  'obsolete-tls',
  'any-certificate',
] as const;

const CUTS = 50;

const tool = { name: 'telltale', version: '0.0.0' } as const;
const authority: Authority = newAuthority({ commonName: 'Test', key: 'ec' });

describe.each(SORTS)('the recording of %s', (id) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'recording-')), 'recording');
  const lines = join(folder, RECORDING_FILES.lines);
  let run: ScenarioRun;
  let summary: CaptureSummary;
  let live: Examination;
  /** Examines values as those of the recording's file. */
  let examine: (recorded: Iterable<Recorded>, summary: CaptureSummary) => Examination;

  beforeAll(async () => {
    const scenario = scenarios.find((each) => each.id === id);
    if (scenario === undefined) throw new RangeError(`there is no ${id}`);
    const heard: Recorded[] = [];
    run = await runScenario(scenario, {
      seed: 'recorded',
      authority,
      folder,
      heard: (recorded) => heard.push(recorded),
    });
    if (run.summary === null) throw new RangeError('nothing was recorded');
    summary = run.summary;
    const needles = compileIdentity(run.identity, { market: SCENARIO_MARKET });
    examine = (recorded, { file, ...rest }) => {
      const examiner = new Examiner({ case: caseOf(run), needles, notices: [], tables: [], tool });
      const capture = examiner.capture(file);
      for (const value of recorded) capture.take(value);
      capture.finish({ file, ...rest });
      return examiner.finish();
    };
    live = examine(heard, summary);
  });
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));

  test('tells on a scan what the live run told, sighting for sighting', () => {
    const capture = openCapture(folder);
    const scanned = examine(capture.records(), summary);
    expect(capture.summary()).toEqual(summary);
    expect(scanned).toEqual(live);
    if (id !== 'pinned-host') expect(live.sightings.length).toBeGreaterThan(0);
  });

  test('holds in HAR what HAR has a place for', () => {
    const text = bytesOf(harOf(openCapture(folder).records()));
    const capture = openCapture('a.har', { input: inputOf([text], 'a.har') });
    const archived = examine([...capture.records()], capture.summary());
    // Raw streams, the length of refusals, names looked up and marks of phases and steps have none; without marks
    // nothing but its host tells what the tool sent to itself.
    const ofPhone = archived.sightings.filter(({ host }) => host !== CONTROL_HOST);
    expect(ofPhone.map(told)).toEqual(
      live.sightings.filter(({ location }) => location !== 'stream').map(told),
    );
    const ruled = ({ findings }: Examination) =>
      findings.map(({ rule }) => rule).filter((rule) => unsafeRules.some((each) => each === rule));
    expect(ruled(archived)).toEqual(ruled(live));
    expect(archived.coverage.connections.refused).toBe(live.coverage.connections.refused);
  });

  test('opens wherever it is cut, and tells what was told up to the cut', () => {
    const bytes = readFileSync(lines);
    const first = bytes.indexOf(LINE_BREAK) + 1;
    const random = seededRandom(`cuts of ${id}`);
    // Nothing is recorded in the first line. Shorter and shorter, so that the file itself can be cut.
    const cuts = Array.from({ length: CUTS }, () => first + random.below(bytes.byteLength - first));
    for (const cut of cuts.sort((a, b) => b - a)) {
      truncateSync(lines, cut);
      const wholeLines = bytes.subarray(first, cut).filter((byte) => byte === LINE_BREAK).byteLength;
      const capture = openCapture(folder);
      const scanned = examine(capture.records(), summary);
      const expected = examine(run.recorded.slice(0, wholeLines), summary);
      const isAtBreak = bytes[cut - 1] === LINE_BREAK;
      expect(scanned.notices.map(({ code }) => code)).toContain(
        isAtBreak ? 'recording-unfinished' : 'recording-cut',
      );
      const notices = scanned.notices.filter(({ code }) => !code.startsWith('recording-'));
      expect({ ...scanned, notices }).toEqual(expected);
    }
  });
});

const LINE_BREAK = 0x0a;

/** Of a sighting what does not hang on the format of the capture. */
function told({ identifier, direction, host, transport, location, field, layers, forms, span }: Sighting) {
  return { identifier, direction, host, transport, location, field, layers, forms, span };
}
