import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { namesIn, newIdentity, seededRandom } from '../case/index.ts';
import { POSITIVE_CONTROL } from '../judge/index.ts';
import { builtInProtocols, loadProtocol } from './protocols.ts';

const folder = join(import.meta.dirname, '..', '..', 'protocols');

/** Identifiers of the canary identity that the specimen and the laboratory plant. */
const planted = newIdentity('IN', seededRandom('protocols')).map(({ id }) => id);

describe.each(builtInProtocols)('%s', (name) => {
  const protocol = loadProtocol(name);

  test('goes by its file’s name, and says where it comes from', () => {
    expect(protocol.id).toBe(name);
    expect(protocol.source).toMatch(/201\d/);
    expect(protocol.title).not.toBe('');
  });

  test('says of each phase what was agreed to for each service', () => {
    for (const { consent, services } of protocol.phases) {
      expect(Object.keys(consent).sort()).toEqual(protocol.services.map(({ id }) => id).sort());
      expect(Object.keys(services).sort()).toEqual(Object.keys(consent).sort());
    }
  });

  test('acts on planted identifiers only', () => {
    const named = protocol.phases.flatMap(({ steps }) => steps.flatMap(({ action }) => namesIn(action)));
    expect(named.filter((id) => !planted.includes(id))).toEqual([]);
  });

  test('begins what a person agrees to with the tap that does so', () => {
    for (const [index, phase] of protocol.phases.entries()) {
      const before = protocol.phases[index - 1];
      for (const [service, state] of Object.entries(phase.consent)) {
        if (state !== 'granted' || before?.consent[service] === 'granted') continue;
        expect(phase.prepare.as).toBe('same');
        expect(['sign-in', 'enable']).toContain(phase.steps[0]?.action.do);
      }
    }
  });

  test('ends what a person agreed to with the tap that withdraws', () => {
    for (const [index, phase] of protocol.phases.entries()) {
      for (const [service, state] of Object.entries(phase.consent)) {
        const before = protocol.phases[index - 1];
        if (state !== 'withdrawn' || before?.consent[service] !== 'granted') continue;
        expect(before.steps.map(({ action }) => action)).toContainEqual({ do: 'disable', service });
      }
    }
  });
});

test('the list and the folder agree', () => {
  const files = readdirSync(folder).map((file) => file.replace(/\.yaml$/, ''));
  expect(files.sort()).toEqual([...builtInProtocols].sort());
});

test('the phases of the case of 2014 keep their names', () => {
  const phasesOf = (name: string) => loadProtocol(name).phases.map(({ id }) => id);
  expect(phasesOf('f-secure-2014')).toEqual(['out-of-box', 'signed-in', 'no-sim', 'no-contact']);
  expect(phasesOf('f-secure-2014-retest')).toEqual([
    'updated-and-reset',
    'messaging-only',
    'reset-again',
    'cloud-only',
    'both',
    'off-again',
    'updated-without-reset',
    'idle-soak',
  ]);
  expect(phasesOf('residency-2014')).toEqual(['started', 'all-services']);
  expect(phasesOf('idle-and-opt-out')).toEqual(['idle', 'declined', 'opted-in', 'opted-out']);
});

test('every step of the first test that acts on something has a control in which it is left out', () => {
  const { phases } = loadProtocol('f-secure-2014');
  const idle = phases
    .filter(({ control }) => control)
    .flatMap(({ steps }) => steps.filter(({ action }) => action.do === 'idle').map(({ id }) => id));
  const acting = phases[0]?.steps.map(({ id }) => id).filter((id) => id !== 'power-on' && id !== 'join-wifi');
  expect(idle.sort()).toEqual(acting?.sort());
});

test('the first test is repeated three times, the idle soak lasts thirteen days', () => {
  expect(new Set(loadProtocol('f-secure-2014').phases[0]?.steps.map(({ repeat }) => repeat))).toEqual(
    new Set([3]),
  );
  expect(loadProtocol('f-secure-2014-retest').phases.at(-1)?.steps.at(-1)?.action).toEqual({
    do: 'idle',
    forSeconds: 13 * 86_400,
  });
});

test('a name that is nearly right is told the right one', () => {
  expect(() => loadProtocol('f-secure-2013')).toThrow(
    expect.objectContaining({
      code: 'protocol-unknown',
      message: expect.stringContaining('"f-secure-2014"'),
    }),
  );
  expect(() => loadProtocol('__proto__')).toThrow(expect.objectContaining({ code: 'protocol-unknown' }));
});

const own = `telltale: protocol/1
id: own
title: Own
source: us
phases: [{ id: a, title: A, prepare: { as: same, sim: true }, build: b, steps: [{ id: on, do: power-on }] }]
`;

test('a file is read from the folder of the case', () => {
  const from = mkdtempSync(join(tmpdir(), 'protocols-'));
  writeFileSync(join(from, 'own.yaml'), own);
  expect(loadProtocol('own.yaml', from).id).toBe('own');
  expect(loadProtocol('./own.yaml', from).id).toBe('own');
  expect(loadProtocol(join(from, 'own.yaml')).id).toBe('own');
});

test('a file that is not there, or is wrong, is named', () => {
  const from = mkdtempSync(join(tmpdir(), 'protocols-'));
  writeFileSync(join(from, 'own.yaml'), own.replace('power-on', 'power-of'));
  expect(() => loadProtocol('none.yaml', from)).toThrow(
    expect.objectContaining({ code: 'protocol-missing' }),
  );
  expect(() => loadProtocol('own.yaml', from)).toThrow(/^own\.yaml:5:\d+: .*did you mean "power-on"/);
});

test('what the case writes out is checked', () => {
  expect(() => loadProtocol({ telltale: 'protocol/1' })).toThrow(/^the protocol in the case: .*"id"/);
});

test('no protocol has a phase of the name that the positive control has', () => {
  const taken = { telltale: 'protocol/1', id: 'p', title: 'P', source: 'us' };
  const phase = {
    title: 'A',
    prepare: { as: 'same', sim: true },
    build: 'b',
    steps: [{ id: 'on', do: 'power-on' }],
  };
  expect(() => loadProtocol({ ...taken, phases: [{ id: POSITIVE_CONTROL, ...phase }] })).toThrow(
    'by this id',
  );
});
