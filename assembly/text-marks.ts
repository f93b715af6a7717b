/*
 * AssemblyScript. The glance of src/decode/marks in 128-bit vectors; `npm run generate` compiles it.
 *
 * For 64 bytes the classes that matter are made masks, the first byte lowest, and those of the 64 behind them beside.
 * `x & x >> 1` says where two of a class begin, and so on, so that a place is told by what stands from it on. What
 * stood right before is kept, so that a text may come in pieces; `begin` forgets it.
 */

/** Two small tables of classes, one for each half of a byte; then the text, and 64 bytes more than are looked at. */
const LOW: usize = 0;
const HIGH: usize = 16;
const TEXT: usize = 32;

/** Kinds of runs, in the lowest bits of what is told. */
const LONG: i32 = 0;
const SHORT: i32 = 1;
const ROW: i32 = 2;

let letters: u64 = 0;
let smalls: u64 = 0;
let inTexts: u64 = 0;
let inValues: u64 = 0;
let quotes: u64 = 0;
let firsts: u64 = 0;
let laters: u64 = 0;
let opens: u64 = 0;
let openers: u64 = 0;

/** The bit of what stood before: whether it is a letter, opens a text, is a quote, opens a value otherwise. */
let letterBefore: u64 = 0;
let openBefore: u64 = 1;
let quoteBefore: u64 = 0;
let openerBefore: u64 = 0;

let textCount: i32 = 0;
let valueCount: i32 = 0;

export function begin(): void {
  letterBefore = 0;
  openBefore = 1;
  quoteBefore = 0;
  openerBefore = 0;
}

export function texts(): i32 {
  return textCount;
}

export function values(): i32 {
  return valueCount;
}

/**
 * Looks at so many bytes of text, a multiple of 64, and lists the places at which runs of letters begin, as
 * `place << 2 | kind`, those where text may begin in Ascii85, and those where a value may. Gives how many runs.
 */
export function mark(length: i32, toldRuns: usize, toldTexts: usize, toldValues: usize): i32 {
  const fromRuns = toldRuns;
  const fromTexts = toldTexts;
  const fromValues = toldValues;
  look(TEXT);
  for (let at: i32 = 0; at < length; at += 64) {
    const letter = letters;
    const small = smalls;
    const inText = inTexts;
    const inValue = inValues;
    const quote = quotes;
    const first = firsts;
    const later = laters;
    const open = opens;
    const opener = openers;
    look(TEXT + at + 64);

    const two = letter & behind(letter, letters, 1);
    const nextTwo = letters & (letters >> 1);
    const four = two & behind(two, nextTwo, 2);
    const nextFour = nextTwo & (nextTwo >> 2);
    const eight = four & behind(four, nextFour, 4);
    const nextEight = nextFour & (nextFour >> 4);
    const sixteen = eight & behind(eight, nextEight, 8);
    const smallTwo = small & behind(small, smalls, 1);
    const nextSmallTwo = smalls & (smalls >> 1);
    const smallFour = smallTwo & behind(smallTwo, nextSmallTwo, 2);
    const smallEight = smallFour & behind(smallFour, nextSmallTwo & (nextSmallTwo >> 2), 4);
    const begins = letter & ~((letter << 1) | letterBefore);
    const pair = two & ~behind(letter, letters, 2);
    const nextPair = nextTwo & ~(letters >> 2);
    const pairs = pair & behind(pair, nextPair, 3);
    const rows = begins & pairs & behind(pairs, nextPair & (nextPair >> 3), 6);
    let hits = (begins & eight & (sixteen | ~smallEight)) | rows;
    while (hits !== 0) {
      const bit = hits & (0 - hits);
      const kind = (rows & bit) !== 0 ? ROW : (sixteen & bit) !== 0 ? LONG : SHORT;
      store<i32>(toldRuns, ((at + (ctz(hits) as i32)) << 2) | kind);
      toldRuns += 4;
      hits &= hits - 1;
    }

    const text2 = inText & behind(inText, inTexts, 1);
    const nextText2 = inTexts & (inTexts >> 1);
    const text4 = text2 & behind(text2, nextText2, 2);
    const text8 = text4 & behind(text4, nextText2 & (nextText2 >> 2), 4);
    const text9 = text8 & behind(inText, inTexts, 8);
    let texts85 = text9 & ((open << 1) | openBefore) & first & behind(later, laters, 5);
    while (texts85 !== 0) {
      store<i32>(toldTexts, at + (ctz(texts85) as i32));
      toldTexts += 4;
      texts85 &= texts85 - 1;
    }

    const bare = inValue & ~quote;
    const nextBare = inValues & ~quotes;
    const opened = inValue & ((opener << 1) | openerBefore);
    const quoted = bare & ((quote << 1) | quoteBefore);
    let values85 = (opened & ten(inValue, inValues)) | (quoted & ten(bare, nextBare));
    while (values85 !== 0) {
      store<i32>(toldValues, at + (ctz(values85) as i32));
      toldValues += 4;
      values85 &= values85 - 1;
    }

    letterBefore = letter >> 63;
    openBefore = open >> 63;
    quoteBefore = quote >> 63;
    openerBefore = opener >> 63;
  }
  textCount = ((toldTexts - fromTexts) >>> 2) as i32;
  valueCount = ((toldValues - fromValues) >>> 2) as i32;
  return ((toldRuns - fromRuns) >>> 2) as i32;
}

/** Of places the bits so many behind each. */
function behind(here: u64, next: u64, count: u64): u64 {
  return (here >> count) | (next << (64 - count));
}

/** Where ten of a class begin. */
function ten(here: u64, next: u64): u64 {
  const two = here & behind(here, next, 1);
  const nextTwo = next & (next >> 1);
  const four = two & behind(two, nextTwo, 2);
  const nextFour = nextTwo & (nextTwo >> 2);
  return four & behind(four, nextFour, 4) & behind(two, nextTwo, 8);
}

/** Makes the masks of the 64 bytes at an address. */
function look(text: usize): void {
  letters = 0;
  smalls = 0;
  inTexts = 0;
  inValues = 0;
  quotes = 0;
  firsts = 0;
  laters = 0;
  opens = 0;
  openers = 0;
  const low = v128.load(LOW);
  const high = v128.load(HIGH);
  for (let lane: u64 = 0; lane < 64; lane += 16) {
    const bytes = v128.load(text + (lane as usize));
    const small = within(bytes, 0x61, 26);
    const joins = v128.or(i8x16.eq(bytes, i8x16.splat(0x2d)), i8x16.eq(bytes, i8x16.splat(0x5f)));
    const words = v128.or(small, joins);
    const rest = v128.or(
      v128.or(within(bytes, 0x41, 26), within(bytes, 0x30, 10)),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x2b)), i8x16.eq(bytes, i8x16.splat(0x2f))),
    );
    const inText = within(bytes, 0x21, 85);
    const quote = i8x16.eq(bytes, i8x16.splat(0x22));
    const opener = v128.or(
      i8x16.eq(bytes, i8x16.splat(0x27)),
      v128.or(i8x16.eq(bytes, i8x16.splat(0x3d)), i8x16.eq(bytes, i8x16.splat(0x3e))),
    );
    const half = i8x16.splat(15);
    const open = v128.and(
      i8x16.swizzle(low, v128.and(bytes, half)),
      i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), half)),
    );
    smalls |= bits(words) << lane;
    letters |= bits(v128.or(words, rest)) << lane;
    inTexts |= bits(inText) << lane;
    inValues |= bits(v128.or(inText, i8x16.eq(bytes, i8x16.splat(0x7a)))) << lane;
    quotes |= bits(quote) << lane;
    // The first letter of four bytes that begin with ASCII, or with the first byte of a longer character.
    firsts |= bits(v128.or(within(bytes, 0x2b, 31), within(bytes, 0x5f, 17))) << lane;
    laters |= bits(within(bytes, 0x2b, 69)) << lane;
    opens |= bits(i8x16.ne(open, i8x16.splat(0))) << lane;
    openers |= bits(opener) << lane;
  }
}

function bits(mask: v128): u64 {
  return (i8x16.bitmask(mask) as u64) & 0xffff;
}

/** Which bytes are one of so many from the first on. */
function within(bytes: v128, first: i32, count: i32): v128 {
  return i8x16.lt_u(i8x16.sub(bytes, i8x16.splat(first as i8)), i8x16.splat(count as i8));
}
