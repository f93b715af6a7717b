import type { DerivedField, Differential } from '../../recheck/index.ts';
import { amountOfBytes, printable, share, wrap } from '../../report/index.ts';

const TITLES = {
  derived: 'Derived from the identity',
  unconfirmed: 'Varies between the runs; only a repeat of the first would tell why',
  weak: 'Goes with the identity, but is too short to be sure',
} as const satisfies { readonly [Proof in DerivedField['proof']]: string };

/** A differential proof for reading: what varies with the identity, then what that rests on. */
export function differentialText({ fields, compared, runs }: Differential, width: number): string {
  const { messages, alone, random, times } = compared;
  const proofs = (Object.keys(TITLES) as DerivedField['proof'][]).filter((proof) =>
    fields.some((field) => field.proof === proof),
  );
  const read = [runs.a, runs.b, runs.again, runs.varied].flatMap((run) => (run === null ? [] : [run.bytes]));
  return [
    ...(fields.length === 0
      ? ['Of what could be read and compared, no field was seen to vary with the identity.']
      : []),
    ...proofs.flatMap((proof) => [
      TITLES[proof],
      ...fields.filter((field) => field.proof === proof).flatMap((field) => fieldLines(field, width)),
      '',
    ]),
    ...wrap(
      `Compared: ${compared.fields} fields of ${messages} messages; ${random} vary of themselves, ${times} tell the time. ${alone} messages have no counterpart in the other run: nothing is said of them.`,
      width,
    ),
    ...wrap(
      `Could be read, run by run: ${read.map((bytes) => `${share(bytes.read, bytes.payload)} of ${amountOfBytes(bytes.payload)}`).join(', ')}. What could not be read was not compared.`,
      width,
    ),
    ...identityText(runs).flatMap((line) => wrap(line, width)),
    '',
  ].join('\n');
}

/** What shows that each run had the identity that the proof takes it for. */
function identityText(runs: Differential['runs']): string[] {
  const all = [
    ['a', runs.a],
    ['b', runs.b],
    ['again', runs.again],
    ['varied', runs.varied],
  ] as const;
  if (runs.a.identity === null)
    return ['Nobody checked which identity each run had: that takes both cases (--case-a, --case-b).'];
  const unknown = all.flatMap(([name, run]) => (run?.identity?.shown === 0 ? [name] : []));
  return unknown.length === 0
    ? []
    : [
        `Nothing shows which identity these runs had: ${unknown.join(', ')}. No positive control was made, and nothing of it was found.`,
      ];
}

function fieldLines(field: DerivedField, width: number): string[] {
  const { method, host, target, direction } = field;
  const message = `${direction === 'response' ? 'answer to ' : ''}${method ?? 'stream'} ${host}${target ?? ''}`;
  return [...wrap(`  ${printable(message)}`, width), ...wrap(`    ${printable(field.because)}`, width)];
}
