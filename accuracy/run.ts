import { batchOf, identityOf, newMessage, type Only } from './compose/message.ts';
import { runBatch } from './run-batch.ts';
import type { Scored } from './score/scored.ts';

export interface Run {
  readonly seed: string;
  readonly only: Only;
}

/** Makes the messages with these numbers, examines them batch by batch, and scores them. */
export function run(numbers: readonly number[], { seed, only }: Run): Scored[] {
  const batches = Map.groupBy(numbers, batchOf);
  return [...batches].flatMap(([batch, own]) => {
    const identity = identityOf(seed, batch);
    const messages = own.map((number) => newMessage(seed, number, { identity, only }));
    return runBatch(
      messages.filter((message) => message !== null),
      { seed, identity },
    );
  });
}

/** The numbers of whole runs. */
export function numbersTo(messages: number): number[] {
  return Array.from({ length: messages }, (_, number) => number);
}
