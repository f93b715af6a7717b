import type { Claim } from '../../case/index.ts';
import type { Examination } from '../../judge/index.ts';

/** An examination of the same phone that has seen less of what a claim is about. */
export type Loss = (examination: Examination, claim: Claim) => Examination;

type Counts = Examination['coverage']['byPhase'][number];

/** Half of what was read is read no more; what passed is the same. */
function closed<Row extends Pick<Counts, 'read' | 'opaque'>>(row: Row): Row {
  const shut = Math.ceil(row.read / 2);
  return { ...row, read: row.read - shut, opaque: row.opaque + shut };
}

/** Bytes that go to every destination of the examination and that nobody can read. */
function sealedUploads({ phases, destinations }: Examination) {
  return phases.flatMap(({ id, steps }) =>
    steps.slice(0, 1).flatMap((step) =>
      destinations.map((destination) => ({
        destination: destination.id,
        phase: id,
        step: step.id,
        repeat: 1,
        opaque: 64,
      })),
    ),
  );
}

/** A message that nobody can read to a host of a service that the phone had not spoken to. */
const SEALED = { payload: 64, read: 0, opaque: 64, missed: 0 };

/** The same with uploads to every destination that nobody can read, in these phases and in no step. */
function withStray(
  examination: Examination,
  claim: Claim,
  phasesOf: (examination: Examination) => readonly (string | null)[],
): Examination {
  const { destinations, coverage } = withHosts(examination, claim);
  const { opaque } = SEALED;
  const strayUploads = phasesOf(examination).flatMap((phase) =>
    destinations.map(({ id }) => ({ destination: id, phase, opaque })),
  );
  const sealed = <Row extends Counts | Omit<Counts, 'phase'>>(row: Row, times: number): Row => ({
    ...row,
    payload: row.payload + opaque * times,
    opaque: row.opaque + opaque * times,
  });
  const of = (is: (upload: { destination: string; phase: string | null }) => boolean) =>
    strayUploads.filter(is).length;
  return {
    ...examination,
    destinations,
    coverage: {
      ...coverage,
      bytes: sealed(coverage.bytes, strayUploads.length),
      byDestination: coverage.byDestination.map((row) =>
        sealed(
          row,
          of(({ destination }) => destination === row.destination),
        ),
      ),
      byPhase: coverage.byPhase.map((row) =>
        sealed(
          row,
          of(({ phase }) => phase === row.phase),
        ),
      ),
      strayUploads,
    },
  };
}

export const losses: Readonly<Record<string, Loss>> = {
  'a key that is not there': (examination, claim) => {
    const { coverage } = withHosts(examination, claim);
    const destinations = withHosts(examination, claim).destinations;
    const whole = { ...examination, destinations, coverage };
    return {
      ...whole,
      coverage: {
        ...coverage,
        bytes: closed(coverage.bytes),
        byDestination: coverage.byDestination.map(closed),
        byPhase: coverage.byPhase.map(closed),
        byService: coverage.byService.map(closed),
        opaqueUploads: [...coverage.opaqueUploads, ...sealedUploads(whole)],
      },
    };
  },
  'a step that was not done': (examination, { needs }) => ({
    ...examination,
    phases: examination.phases.map((phase) => ({
      ...phase,
      steps: phase.steps.filter(({ id }) => id !== needs.steps[0]),
    })),
  }),
  'less time': (examination, { needs }) => ({
    ...examination,
    phases: examination.phases.map((phase) => ({
      ...phase,
      to: new Date(
        Math.min(Date.parse(phase.to), Date.parse(phase.from) + (needs.watchedSeconds * 1000) / 100),
      ).toISOString(),
    })),
  }),
  'a capture that stopped early': (examination, { needs }) => ({
    ...examination,
    phases: examination.phases.map((phase) => ({
      ...phase,
      watchedSeconds: Math.min(phase.watchedSeconds ?? 0, needs.watchedSeconds / 100),
    })),
  }),
  'the same stretch in many captures, too short in each': (examination, { needs }) => ({
    ...examination,
    phases: Array.from({ length: 200 }, () => examination.phases).flatMap((phases) =>
      phases.map((phase) => ({
        ...phase,
        watchedSeconds: Math.min(phase.watchedSeconds ?? 0, needs.watchedSeconds / 100),
      })),
    ),
  }),
  'a canary that was not proven': (examination, { needs }) => ({
    ...examination,
    phases: examination.phases.map((phase) => ({
      ...phase,
      proven: (phase.proven ?? []).filter((id) =>
        examination.identifiers.some((each) => each.id === id && each.kind !== needs.canaries?.[0]),
      ),
    })),
  }),
  'a control that vouches for another capture': (examination) => ({
    ...examination,
    phases: examination.phases.map((phase) => ({ ...phase, proven: [] })),
  }),
  'a bearer that was not watched': (examination) => ({
    ...examination,
    coverage: {
      ...examination.coverage,
      bearers: { ...examination.coverage.bearers, cellular: 'unwatched' },
    },
  }),
  'a connection that refused': ({ coverage, ...rest }) => ({
    ...rest,
    coverage: { ...coverage, connections: { ...coverage.connections, refused: 1 } },
  }),
  'a part that was not unfolded': ({ notices, ...rest }) => ({
    ...rest,
    notices: [...notices, { code: 'budget-exceeded', about: 'body', detail: 'left out', times: 1 }],
  }),
  'an upload before the first step that nobody can read': (examination, claim) =>
    withStray(examination, claim, ({ phases }) => phases.map(({ id }) => id)),
  'an upload outside of every phase that nobody can read': (examination, claim) =>
    withStray(examination, claim, () => [null]),
  'bytes that were missed': (examination, claim) => {
    const { destinations, coverage } = withHosts(examination, claim);
    const lost = <Row extends Pick<Counts, 'missed'>>(row: Row): Row => ({
      ...row,
      missed: row.missed + 100,
    });
    return {
      ...examination,
      destinations,
      coverage: {
        ...coverage,
        byDestination: coverage.byDestination.map(lost),
        byPhase: coverage.byPhase.map(lost),
      },
    };
  },
};

/** With a destination for each host that the claim's services have: so that something of theirs can go unread. */
function withHosts(examination: Examination, claim: Claim): Pick<Examination, 'destinations' | 'coverage'> {
  const written = JSON.stringify(claim.parts);
  const hosts = examination.case.services
    .filter(({ id }) => written.includes(`"${id}"`))
    .flatMap((service) => service.hosts ?? []);
  const [like] = examination.destinations;
  const missing = hosts.filter((host) => examination.destinations.every((each) => each.host.value !== host));
  const more =
    like === undefined
      ? []
      : missing.map((host) => ({ ...like, id: `dst:${host}`, host: { value: host, basis: 'sni' as const } }));
  const { coverage } = examination;
  return {
    destinations: [...examination.destinations, ...more],
    coverage: {
      ...coverage,
      byDestination: [...coverage.byDestination, ...more.map(({ id }) => ({ destination: id, ...SEALED }))],
    },
  };
}
