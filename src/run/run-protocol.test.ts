import { describe, expect, test } from 'vitest';
import { TelltaleError } from '../base/index.ts';
import type { Recorded } from '../capture/index.ts';
import { checkProtocol, type Identifier, type ProtocolPhase } from '../case/index.ts';
import type { RunEvent } from './run-event.ts';
import { type RunOptions, runProtocol } from './run-protocol.ts';
import { recordingDriver } from './testing/index.ts';

const protocol = checkProtocol(
  {
    telltale: 'protocol/1',
    id: 'two-phases',
    title: 'Two phases',
    source: 'a test',
    services: { cloud: {} },
    phases: [
      {
        id: 'first',
        title: 'First',
        prepare: { as: 'new', sim: false },
        build: 'b1',
        services: { cloud: 'off' },
        consent: { cloud: 'not-asked' },
        steps: [
          { id: 'power-on', do: 'power-on', wait: '10s' },
          { id: 'add-contact', do: 'add-contact', contact: 'asha.tel', repeat: 3, wait: '1m' },
        ],
      },
      {
        id: 'second',
        title: 'Second',
        prepare: { as: 'same', sim: true },
        build: 'b2',
        services: { cloud: 'on' },
        consent: { cloud: 'granted' },
        control: true,
        steps: [{ id: 'idle', do: 'idle', for: '1h', wait: '0s' }],
      },
    ],
  },
  'test',
);

const identity: readonly Identifier[] = [
  { id: 'imei1', kind: 'imei', value: '490154203237518', fixed: true },
  { id: 'asha.name', kind: 'contact-name', value: 'Asha Testcase', fixed: false },
  { id: 'asha.tel', kind: 'contact-number', value: '+91 98765 43210', fixed: false },
];

function shown(recorded: Recorded): string {
  if (recorded.kind === 'phase') return `phase ${recorded.id} at ${recorded.at / 1e6}`;
  if (recorded.kind === 'step')
    return `step ${recorded.id} ${recorded.repeat}/${recorded.of} at ${recorded.at / 1e6}`;
  return recorded.kind === 'notice' ? `${recorded.notice.code} ${recorded.notice.about}` : recorded.kind;
}

/** Everything that a run did, in order. */
function watched(driver = recordingDriver({}), more: Partial<RunOptions> = {}) {
  const seen: string[] = [];
  const marks: Recorded[] = [];
  const events: RunEvent[] = [];
  const options: RunOptions = {
    protocol,
    driver,
    identity,
    record: (recorded) => {
      marks.push(recorded);
      seen.push(shown(recorded));
    },
    settled: async () => void seen.push('settled'),
    tell: (event) => events.push(event),
    ...more,
  };
  return { seen, marks, events, driver, run: () => runProtocol(options) };
}

test('prepares, marks, carries out, waits and settles, in this order, by the driver’s clock', async () => {
  const { seen, run } = watched();
  expect(await run()).toEqual({ stopped: false, notExercised: [] });
  expect(seen).toEqual([
    'phase first at 0',
    'step prepare 1/1 at 0',
    'settled',
    'step power-on 1/1 at 1.000001',
    'settled',
    'step add-contact 1/3 at 12.000002',
    'settled',
    'step add-contact 2/3 at 73.000003',
    'settled',
    'step add-contact 3/3 at 134.000004',
    'settled',
    'step prepare 1/1 at 195.000005',
    'settled',
    'phase second at 196.000006',
    'step idle 1/1 at 196.000006',
    'settled',
    'settled',
  ]);
});

test('what is seen at the very end of a wait falls under the step that was waited for', async () => {
  const driver = recordingDriver({});
  const seenAt: number[] = [];
  const { marks, run } = watched(driver, { settled: async () => void seenAt.push(driver.now()) });
  await run();
  const marked = new Set(marks.flatMap((mark) => ('at' in mark ? [mark.at] : [])));
  expect(seenAt.filter((at) => marked.has(at))).toEqual([]);
});

test('the marks say what the phone was, who acted, and what was put to use', async () => {
  const { marks, run } = watched();
  await run();
  expect(marks.filter(({ kind }) => kind === 'phase')).toMatchObject([
    {
      id: 'first',
      build: 'b1',
      setup: 'new',
      services: { cloud: 'off' },
      consent: { cloud: 'not-asked' },
      control: false,
    },
    {
      id: 'second',
      build: 'b2',
      setup: 'new',
      services: { cloud: 'on' },
      consent: { cloud: 'granted' },
      control: true,
    },
  ]);
  expect(marks.filter(({ kind }) => kind === 'step')).toMatchObject([
    { phase: 'first', id: 'prepare', by: 'fake', exercises: [] },
    { phase: 'first', id: 'power-on', by: 'fake', exercises: ['imei1'] },
    ...[1, 2, 3].map((repeat) => ({ phase: 'first', repeat, exercises: ['asha.name', 'asha.tel'] })),
    { phase: 'first', id: 'prepare', exercises: [] },
    { phase: 'second', id: 'idle', exercises: [] },
  ]);
});

test('the driver is asked to bring the phone to the phase’s state first', async () => {
  const { driver, run } = watched();
  await run();
  expect(driver.performed.map(({ action }) => action)).toEqual([
    { do: 'prepare', build: 'b1', as: 'new', sim: false },
    { do: 'power-on' },
    { do: 'add-contact', contact: 'asha.tel' },
    { do: 'add-contact', contact: 'asha.tel' },
    { do: 'add-contact', contact: 'asha.tel' },
    { do: 'prepare', build: 'b2', as: 'same', sim: true },
    { do: 'idle', forSeconds: 3_600 },
  ]);
});

test('two runs by the same clock are the same', async () => {
  const [first, second] = [watched(), watched()];
  await first.run();
  await second.run();
  expect(second.marks).toEqual(first.marks);
  expect(second.events).toEqual(first.events);
});

describe('what cannot be done', () => {
  test('becomes a notice each time, and the run goes on', async () => {
    const driver = recordingDriver({
      refuse: ({ do: name }) => (name === 'add-contact' ? 'no address book' : null),
    });
    const { seen, marks, events, run } = watched(driver);
    expect(await run()).toEqual({ stopped: false, notExercised: ['first/add-contact'] });
    expect(seen.filter((line) => line === 'not-exercised first/add-contact')).toHaveLength(3);
    expect(seen.filter((line) => line.startsWith('step idle'))).toHaveLength(1);
    expect(marks.find(({ kind }) => kind === 'notice')).toMatchObject({
      notice: { detail: 'could not be done: no address book' },
    });
    expect(events.filter(({ kind }) => kind === 'not-done')).toHaveLength(3);
  });

  test('to prepare a phase leaves out its steps, and the phases that go on from it', async () => {
    const driver = recordingDriver({
      refuse: ({ do: name }) => (name === 'prepare' ? 'no such build' : null),
    });
    const { events, run } = watched(driver);
    expect((await run()).notExercised).toEqual(['first/prepare', 'second/prepare']);
    expect(driver.performed).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'not-done')).toHaveLength(2);
  });

  test('in one phase says nothing of a later one that begins anew', async () => {
    const second = { ...protocol.phases[1], prepare: { as: 'new', sim: true } } as ProtocolPhase;
    const later = { ...protocol, phases: [...protocol.phases.slice(0, 1), second] };
    const driver = recordingDriver({
      refuse: (action) => (action.do === 'prepare' && action.build === 'b1' ? 'no such build' : null),
    });
    expect((await watched(driver, { protocol: later }).run()).notExercised).toEqual(['first/prepare']);
    expect(driver.performed.at(-1)?.action.do).toBe('idle');
  });

  test.each([
    ['a fault of the driver', new RangeError('a bug')],
    ['an error of ours of another kind', new TelltaleError('device-gone', 'the phone is gone')],
  ])('%s ends the run', async (_, fault) => {
    const driver = recordingDriver({
      before: () => {
        throw fault;
      },
    });
    await expect(watched(driver).run()).rejects.toBe(fault);
  });
});

describe('a run that is stopped', () => {
  test('does nothing more, settles, and says so', async () => {
    const stop = new AbortController();
    const driver = recordingDriver({ before: ({ do: name }) => name === 'add-contact' && stop.abort() });
    const { seen, events, run } = watched(driver, { signal: stop.signal });
    expect(await run()).toEqual({ stopped: true, notExercised: [] });
    expect(seen.slice(-4)).toEqual([
      'step add-contact 1/3 at 12.000002',
      'settled',
      'settled',
      'run-stopped two-phases',
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'ended', stopped: true });
  });

  test.each(['perform', 'pass'] as const)('does not wait for a %s that never ends', async (method) => {
    const stop = new AbortController();
    const driver = {
      ...recordingDriver({}),
      [method]: () => {
        setImmediate(() => stop.abort());
        return new Promise<void>(() => {});
      },
    };
    expect((await watched(driver, { signal: stop.signal }).run()).stopped).toBe(true);
  });

  test('before it began records that and nothing else', async () => {
    const { seen, driver, run } = watched(recordingDriver({}), { signal: AbortSignal.abort() });
    expect((await run()).stopped).toBe(true);
    expect(driver.performed).toEqual([]);
    expect(seen).toEqual(['settled', 'run-stopped two-phases']);
  });
});

test('a part of it can be carried out', async () => {
  const { seen, run } = watched(recordingDriver({}), { only: ['second'] });
  await run();
  expect(seen.filter((line) => /^(phase|step)/.test(line))).toEqual([
    'phase second at 0',
    'step prepare 1/1 at 0',
    'step idle 1/1 at 1.000001',
  ]);
});

test('a phase that is not there is told the nearest one', async () => {
  await expect(watched(recordingDriver({}), { only: ['secnd'] }).run()).rejects.toThrow(
    'did you mean "second"?',
  );
});

test('whoever watches is told of each phase, step and wait', async () => {
  const { events, run } = watched();
  await run();
  expect(events.map(({ kind }) => kind)).toEqual([
    ...['preparing', 'phase', 'step', 'waiting', 'step', 'waiting', 'step', 'waiting', 'step', 'waiting'],
    ...['preparing', 'phase', 'step', 'ended'],
  ]);
  expect(events[5]).toMatchObject({ kind: 'waiting', seconds: 60, step: 'add-contact' });
});

test('no event and no mark holds a value', async () => {
  const { events, marks, run } = watched();
  await run();
  for (const { value } of identity) expect(JSON.stringify([events, marks])).not.toContain(value);
});
