/*
 * All threads come past all messages in the same order, and each message is searched by the one that comes first. So no
 * one waits for one that started late, or that another program keeps from its core. What is found does not depend on
 * who has found it.
 */

/** Messages that are claimed together, so that claiming costs nothing beside searching. */
const BLOCK_BITS = 4;

/** Blocks that can be claimed: sixteen million messages, some 100 GB of captures. What comes behind is dealt out. */
const MOST_BLOCKS = 1 << 20;

/** A table of claims, to be given to all threads. */
export function newClaims(): SharedArrayBuffer {
  return new SharedArrayBuffer(MOST_BLOCKS);
}

/** Whether the thread of this `index` searches the message of a number, of as many as share the table. */
export function claimer(
  claims: SharedArrayBuffer,
  { index, of }: { readonly index: number; readonly of: number },
): (serial: number) => boolean {
  const owners = new Uint8Array(claims);
  const own = index + 1;
  return (serial) => {
    const block = Math.floor(serial / (1 << BLOCK_BITS));
    if (block >= owners.length) return block % of === index;
    const owner = Atomics.compareExchange(owners, block, 0, own);
    return owner === 0 || owner === own;
  };
}
