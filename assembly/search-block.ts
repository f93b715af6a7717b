/*
 * AssemblyScript. The search of src/detect/scan in 128-bit vectors, over the tables that are laid out there
 * (search-tables.ts), in the memory that the two share; `npm run generate` compiles it.
 *
 * A step takes eight windows four bytes apart, or three; a stride of two or one repeats the block at other phases. What passed the filter is only listed, and then looked up all together, so that the misses of
 * the cache overlap.
 *
 * What is told here is still only likely: case is compared roughly and a block ends where it ends. The caller compares
 * exactly.
 */

/** The fields of a path, in the order in which SearchPath writes them. */
const MIX_LOW: usize = 0;
const MIX_HIGH: usize = 4;
const STRIDE: usize = 8;
const FILTER: usize = 12;
const FILTER_MASK: usize = 16;
const SLOTS: usize = 20;
const SLOT_MASK: usize = 24;
const ENTRIES: usize = 28;

/** The fields of the memory, in the order in which WasmSearch writes them, from address 0. */
const TEXT: usize = 0;
const AFTER: usize = 4;
const STEPS: usize = 8;
const PENDING: usize = 12;
const TOLD: usize = 16;
const MOST_TOLD: usize = 20;
const NEEDLE_STARTS: usize = 24;
const NEEDLE_LEAST: usize = 28;
const NEEDLE_BYTES: usize = 32;

const CONSTANTS: usize = 48;

const FOLD: i32 = 0x20202020;
const MIX_BOTH: i32 = 0x2c1b3c6d;

/** Above it lie the bits of a hash that choose a word of the largest filter. */
const FILTER_SHIFT: i32 = 13;

/** Lists as (place, entry) the windows of the block that the table has; gives how many. */
export function lookUp(path: usize, length: i32): i32 {
  const stride = load<i32>(path, STRIDE);
  const from = load<usize>(0, PENDING);
  let pending = from;
  if (stride === 3) pending = lookUpSteps(path, 3, filterBlock(path, 3, 0, length), pending);
  else {
    for (let phase = 0; phase < 4; phase += stride) {
      pending = lookUpSteps(path, 4, filterBlock(path, 4, phase, length), pending);
    }
  }
  return ((pending - from) >>> 3) as i32;
}

/**
 * Lists the steps in which a window passed as `place << 8 | which of the eight`; gives where the list ends.
 *
 * Constants are loaded, though the compiler could know them: V8 keeps in a register what was loaded, and makes a
 * known one anew in each turn of the loop, which takes half as long again.
 */
function filterBlock(path: usize, apart: i32, phase: i32, length: i32): usize {
  const fold = v128.load(CONSTANTS);
  const mixBoth = v128.load(CONSTANTS, 16);
  const threeBits = v128.load(CONSTANTS, 32);
  const bitOf = v128.load(CONSTANTS, 48);
  const mixLow = v128.load32_splat(path, MIX_LOW);
  const mixHigh = v128.load32_splat(path, MIX_HIGH);
  const filter = v128.load32_splat(path, FILTER);
  const filterMask = v128.load32_splat(path, FILTER_MASK);
  const text = load<usize>(0, TEXT);
  let steps = load<usize>(0, STEPS);
  const end = text + length;
  for (let at = text + phase; at < end; at += apart * 8) {
    let halfA: v128;
    let halfB: v128;
    if (apart === 3) {
      halfA = half(threeApart(at), threeApart(at + 4), fold, mixLow, mixHigh);
      halfB = half(threeApart(at + 12), threeApart(at + 16), fold, mixLow, mixHigh);
    } else {
      halfA = half(v128.load(at), v128.load(at + 4), fold, mixLow, mixHigh);
      halfB = half(v128.load(at + 16), v128.load(at + 20), fold, mixLow, mixHigh);
    }
    const none = i32x4.splat(0);
    const passedA = i32x4.eq(missing(halfA, mixBoth, filter, filterMask, bitOf, threeBits), none);
    const passedB = i32x4.eq(missing(halfB, mixBoth, filter, filterMask, bitOf, threeBits), none);
    if (v128.any_true(v128.or(passedA, passedB))) {
      const place = (at - text) as i32;
      store<i32>(steps, (place << 8) | i32x4.bitmask(passedA) | (i32x4.bitmask(passedB) << 4));
      steps += 4;
    }
  }
  return steps;
}

/** Four words, three bytes apart. */
function threeApart(at: usize): v128 {
  const bytes = v128.load(at);
  return i8x16.shuffle(bytes, bytes, 0, 1, 2, 3, 3, 4, 5, 6, 6, 7, 8, 9, 9, 10, 11, 12);
}

function half(low: v128, high: v128, fold: v128, mixLow: v128, mixHigh: v128): v128 {
  const sum = v128.xor(i32x4.mul(v128.or(low, fold), mixLow), i32x4.mul(v128.or(high, fold), mixHigh));
  return v128.xor(sum, i32x4.shr_u(sum, 15));
}

function missing(
  half: v128,
  mixBoth: v128,
  filter: v128,
  filterMask: v128,
  bitOf: v128,
  threeBits: v128,
): v128 {
  const hash = i32x4.mul(half, mixBoth);
  const words = i32x4.add(v128.and(i32x4.shr_u(hash, FILTER_SHIFT - 2), filterMask), filter);
  let there = v128.load32_zero(i32x4.extract_lane(words, 0) as usize);
  there = v128.load_lane<u32>(i32x4.extract_lane(words, 1) as usize, there, 1);
  there = v128.load_lane<u32>(i32x4.extract_lane(words, 2) as usize, there, 2);
  there = v128.load_lane<u32>(i32x4.extract_lane(words, 3) as usize, there, 3);
  return v128.andnot(i8x16.swizzle(bitOf, v128.and(half, threeBits)), there);
}

function lookUpSteps(path: usize, apart: i32, end: usize, pending: usize): usize {
  const text = load<usize>(0, TEXT);
  const mixLow = load<i32>(path, MIX_LOW);
  const mixHigh = load<i32>(path, MIX_HIGH);
  const slots = load<usize>(path, SLOTS);
  const slotMask = load<i32>(path, SLOT_MASK);
  for (let step = load<usize>(0, STEPS); step < end; step += 4) {
    const listed = load<i32>(step);
    for (let passed = listed & 255; passed !== 0; passed &= passed - 1) {
      const place = (listed >> 8) + ctz(passed) * apart;
      const low = (load<i32>(text + place) | FOLD) * mixLow;
      const high = (load<i32>(text + place, 4) | FOLD) * mixHigh;
      const sum = low ^ high;
      const hash = (sum ^ (sum >>> 15)) * MIX_BOTH;
      for (let slot = hash & slotMask; ; slot = (slot + 1) & slotMask) {
        const entry = load<i32>(slots + ((slot as usize) << 3), 4);
        if (entry === 0) break;
        if (load<i32>(slots + ((slot as usize) << 3)) === hash) {
          store<i32>(pending, place);
          store<i32>(pending, entry, 4);
          pending += 8;
          break;
        }
      }
    }
  }
  return pending;
}

/**
 * Tells as (needle, start) of the occurrences among the pending from `first` on; gives how many. Where the room ends
 * before the pending do, their state is left in them; the caller asks again from the one that is told by `resumeFrom`.
 */
export function check(path: usize, first: i32, count: i32, length: i32): i32 {
  const text = load<usize>(0, TEXT);
  const textEnd = text + length + load<i32>(0, AFTER);
  const entries = load<usize>(path, ENTRIES);
  const starts = load<usize>(0, NEEDLE_STARTS);
  const leasts = load<usize>(0, NEEDLE_LEAST);
  const needles = load<usize>(0, NEEDLE_BYTES);
  const pendingList = load<usize>(0, PENDING);
  const told = load<usize>(0, TOLD);
  const mostTold = load<i32>(0, MOST_TOLD);
  let tellings = 0;
  for (let i = first; i < count; i++) {
    const pending = pendingList + ((i as usize) << 3);
    const place = load<i32>(pending);
    let entry = load<i32>(pending, 4);
    while (entry !== 0) {
      const stands = entries + ((entry as usize) << 4);
      const packed = load<i32>(stands);
      const needle = (packed >>> 5) as usize;
      const start = place - (packed & 31);
      const at = text + start;
      const next = load<i32>(stands, 4);
      const checkAt = load<i32>(stands, 12);
      // Nearly all that stand here by chance end at these four bytes, before anything else is fetched.
      const isUnlike = checkAt >= 0 && (load<i32>(at + checkAt) | FOLD) !== load<i32>(stands, 8);
      if (
        !isUnlike &&
        agrees(
          at,
          needles + load<i32>(starts + (needle << 2)),
          min<i32>(load<i32>(leasts + (needle << 2)), (textEnd - at) as i32),
        )
      ) {
        if (tellings === mostTold) {
          store<i32>(pending, entry, 4);
          resume = i;
          return tellings;
        }
        store<i32>(told + ((tellings as usize) << 3), needle as i32);
        store<i32>(told + ((tellings as usize) << 3), start, 4);
        tellings++;
      }
      entry = next;
    }
  }
  resume = count;
  return tellings;
}

let resume: i32 = 0;

/** The first of the pending that `check` has not finished. */
export function resumeFrom(): i32 {
  return resume;
}

function agrees(text: usize, needle: usize, length: i32): bool {
  for (let at: usize = 0; at < (length as usize); at++) {
    if ((load<u8>(text + at) | 0x20) !== (load<u8>(needle + at) | 0x20)) return false;
  }
  return true;
}
