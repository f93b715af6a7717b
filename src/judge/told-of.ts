import type { NoticeBoard } from '../base/index.ts';
import { type Draft, inTimeOrder, messageIds } from './draft.ts';
import type { ListedMessage, Sighting } from './examination.ts';
import { sworn, type Testimony } from './testify.ts';
import { addTo, ListRoom, notListed, type TestimonyTally } from './testimonies.ts';

/** All that was sighted, with its ids. */
export interface Told {
  readonly sightings: readonly Sighting[];
  readonly messages: readonly ListedMessage[];
  /** Sightings of each identifier, listed or not. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Puts together what was sighted in the parts of the messages: everything in the order of time, with its ids. Each part
 * lists as many as there is room for in all, so the first of all of them are the same however they were parted.
 */
export function toldOf(tallies: readonly TestimonyTally[], board: NoticeBoard): Told {
  const sightings: Draft<Testimony>[] = [];
  const left = new Map<string, number>();
  const room = new ListRoom();
  for (const draft of [
    ...asHeard(tallies.flatMap((tally) => tally.sightings)),
    ...asHeard(tallies.flatMap(({ opened }) => opened)),
  ]) {
    if (!room.isLeft) {
      addTo(left, draft.item.identifier, 1);
      continue;
    }
    room.take(draft.item);
    sightings.push(draft);
  }
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    for (const [identifier, times] of tally.counts) addTo(counts, identifier, times);
    for (const [identifier, times] of tally.notListed) addTo(left, identifier, times);
  }
  for (const [identifier, times] of left) board.add(notListed(identifier), times);
  const messages = asHeard(tallies.flatMap((tally) => tally.messages));
  const ids = messageIds<unknown>([...sightings, ...messages]);
  const idOf = (draft: Draft<unknown>) => ids.get(draft) ?? draft.key;
  return {
    sightings: inTimeOrder(sightings).map((draft) => sworn(draft.item, idOf(draft))),
    messages: inTimeOrder(messages).map((draft) => ({ id: idOf(draft), ...draft.item })),
    counts,
  };
}

/** By message; what one message told stays in its order. */
function asHeard<T>(drafts: Draft<T>[]): Draft<T>[] {
  return drafts.sort((a, b) => a.serial - b.serial);
}
