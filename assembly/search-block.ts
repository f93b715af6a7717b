/*
 * AssemblyScript. The search of src/detect/scan in 128-bit vectors, over the tables that are laid out there
 * (search-tables.ts), in the memory that the two share; `npm run generate` compiles it.
 *
 * A step takes the four windows that begin in sixteen bytes, four bytes apart; a smaller stride repeats the
 * block at other phases. Nothing branches on the outcome: the step is written down and the list moves on only if a
 * window passed, so windows that pass by chance cost no mispredicted jump. What was listed is then looked up
 * all together, so that the misses of the cache overlap.
 *
 * What is told here is still only likely: case is compared roughly and a block ends where it ends. The caller compares
 * exactly.
 */

/** The fields of a path, in the order of PATH_FIELDS. */
const LOW_MASK: usize = 0;
const HIGH_MASK: usize = 4;
const STRIDE: usize = 8;
const FILTER: usize = 12;
const FILTER_SHIFT: usize = 16;
const SLOTS: usize = 20;
const SLOT_MASK: usize = 24;
const ENTRIES: usize = 28;

/** The fields of the memory, in the order of MEMORY_FIELDS, from address 0. */
const TEXT: usize = 0;
const AFTER: usize = 4;
const STEPS: usize = 8;
const PENDING: usize = 12;
const TOLD: usize = 16;
const MOST_TOLD: usize = 20;
const NEEDLE_STARTS: usize = 24;
const NEEDLE_LEAST: usize = 28;
const NEEDLE_BYTES: usize = 32;

const FOLD: i32 = 0x20202020;
const MIX_LOW: i32 = 0x9e3779b1;
const MIX_HIGH: i32 = 0x85ebca6b;
const MIX_BOTH: i32 = 0x2c1b3c6d;

/** Lists as (place, entry) the windows of the block that the table has; gives how many. */
export function lookUp(path: usize, length: i32): i32 {
  const stride = load<i32>(path, STRIDE);
  const from = load<usize>(0, PENDING);
  let pending = from;
  for (let phase = 0; phase < 4; phase += stride) {
    const steps = filterBlock(path, phase, length);
    pending = lookUpSteps(path, steps, pending);
  }
  return ((pending - from) >>> 3) as i32;
}

/** Lists the steps in which a window passed as `place << 4 | which of the four`; gives where the list ends. */
function filterBlock(path: usize, phase: i32, length: i32): usize {
  const text = load<usize>(0, TEXT);
  const fold = i32x4.splat(FOLD);
  const lowMask = i32x4.splat(load<i32>(path, LOW_MASK));
  const highMask = i32x4.splat(load<i32>(path, HIGH_MASK));
  const mixLow = i32x4.splat(MIX_LOW);
  const mixHigh = i32x4.splat(MIX_HIGH);
  const mixBoth = i32x4.splat(MIX_BOTH);
  const filter = load<usize>(path, FILTER);
  const shift = load<i32>(path, FILTER_SHIFT) - 2;
  const wordPlace = i32x4.splat(~3);
  const threeBits = i8x16.splat(7);
  const bitOf = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 0, 0, 0, 0, 0, 0, 0, 0);
  const none = i32x4.splat(0);
  let steps = load<usize>(0, STEPS);
  for (let place = phase; place < length; place += 16) {
    const at = text + place;
    const low = v128.and(v128.or(v128.load(at), fold), lowMask);
    const high = v128.and(v128.or(v128.load(at, 4), fold), highMask);
    const sum = v128.xor(i32x4.mul(low, mixLow), i32x4.mul(high, mixHigh));
    const half = v128.xor(sum, i32x4.shr_u(sum, 15));
    const hash = i32x4.mul(half, mixBoth);
    const words = v128.and(i32x4.shr_u(hash, shift), wordPlace);
    let there = v128.load32_zero(filter + (i32x4.extract_lane(words, 0) as usize));
    there = v128.load_lane<u32>(filter + (i32x4.extract_lane(words, 1) as usize), there, 1);
    there = v128.load_lane<u32>(filter + (i32x4.extract_lane(words, 2) as usize), there, 2);
    there = v128.load_lane<u32>(filter + (i32x4.extract_lane(words, 3) as usize), there, 3);
    const wanted = i8x16.swizzle(bitOf, v128.and(half, threeBits));
    const passed = i32x4.bitmask(i32x4.eq(v128.andnot(wanted, there), none));
    store<i32>(steps, (place << 4) | passed);
    steps += ((passed !== 0) as usize) << 2;
  }
  return steps;
}

function lookUpSteps(path: usize, end: usize, pending: usize): usize {
  const text = load<usize>(0, TEXT);
  const lowMask = load<i32>(path, LOW_MASK);
  const highMask = load<i32>(path, HIGH_MASK);
  const slots = load<usize>(path, SLOTS);
  const slotMask = load<i32>(path, SLOT_MASK);
  for (let step = load<usize>(0, STEPS); step < end; step += 4) {
    const listed = load<i32>(step);
    for (let passed = listed & 15; passed !== 0; passed &= passed - 1) {
      const place = (listed >> 4) + (ctz(passed) << 2);
      const low = (load<i32>(text + place) | FOLD) & lowMask;
      const high = (load<i32>(text + place, 4) | FOLD) & highMask;
      const sum = (low * MIX_LOW) ^ (high * MIX_HIGH);
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
      const stands = entries + ((entry as usize) << 3);
      const packed = load<i32>(stands);
      const needle = (packed >>> 5) as usize;
      const start = place - (packed & 31);
      const at = text + start;
      const bytes = needles + load<i32>(starts + (needle << 2));
      const least = load<i32>(leasts + (needle << 2));
      if (agrees(at, bytes, min<i32>(least, (textEnd - at) as i32))) {
        if (tellings === mostTold) {
          store<i32>(pending, entry, 4);
          resume = i;
          return tellings;
        }
        store<i32>(told + ((tellings as usize) << 3), needle as i32);
        store<i32>(told + ((tellings as usize) << 3), start, 4);
        tellings++;
      }
      entry = load<i32>(stands, 4);
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
