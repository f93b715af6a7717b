/*
 * AssemblyScript. The search of src/detect/runs in 128-bit vectors; `npm run generate` compiles it.
 *
 * The classes of a byte come of two small tables, one for each half of it, sixteen bytes at a time. For 64 bytes they
 * are made masks, the first byte lowest. `x & x << 1` says where two of a class end, and so on: a run is told where as
 * many of it have been seen as it needs, and the byte at which it begins lies so many before. What stands over from one
 * mask to the next is kept, so that a text may come in pieces; `begin` forgets it.
 */

/**
 * What find-runs-wasm.ts writes, by address: the classes that the lower and the upper half of a byte allow, the bits
 * of a half, the classes of each kind of run, the value of each digit of base64; then the text, which goes on before
 * its beginning as far as a run may begin there. Constants are loaded, though the compiler could know them: V8 keeps
 * in a register what was loaded, and makes a known one anew in each turn of the loop.
 */
const LOW: usize = 0;
const HIGH: usize = 16;
const HALF: usize = 32;
const WORD: usize = 48;
const ALNUM: usize = 64;
const HEX: usize = 80;
const NUMBER: usize = 96;
const FIGURE: usize = 112;
/** The least byte of each lane so far. */
const LEAST: usize = 128;
const BASE64: usize = 144;
const TEXT: usize = 416;
/** Places are counted from here, so that none is negative. */
const BEFORE: i32 = 16;

/** Kinds of what is told, in the lowest bits. */
const BASE64_WORD: i32 = 0;
const HEX_RUN: i32 = 1;
const SHORT_HEX: i32 = 2;
const NUMBER_RUN: i32 = 3;

let words: u64 = 0;
let words2: u64 = 0;
let words4: u64 = 0;
let alnums: u64 = 0;
let wordStarts: u64 = 0;
let starts: u64 = 0;
let hexes: u64 = 0;
let hexes2: u64 = 0;
let hexes4: u64 = 0;
let hexStarts: u64 = 0;
let shorts: u64 = 0;
let numbers: u64 = 0;
let numbers2: u64 = 0;
let numbers4: u64 = 0;
let numberStarts: u64 = 0;
let figures: u64 = 0;
let figures2: u64 = 0;
let figures4: u64 = 0;
let shortNumbers: u64 = 0;
let signedNumbers: u64 = 0;

/** Which lanes have had a byte past ASCII. */
let past: i32 = 0;

/** The least byte since the beginning. */
export function least(): i32 {
  let least: i32 = 255;
  for (let lane: usize = 0; lane < 16; lane++) least = min<i32>(least, load<u8>(LEAST + lane) as i32);
  return least;
}

/** The highest bit, if a byte has had it. */
export function bits(): i32 {
  return past === 0 ? 0 : 0x80;
}

let filter: usize = 0;
let filterShift: i32 = 0;

/** Begins a text. The filter is a bitmap of the first bits of what words may stand for. */
export function begin(filterAt: usize, shift: i32): void {
  past = 0;
  v128.store(LEAST, i8x16.splat(-1));
  filter = filterAt;
  filterShift = shift;
  words = 0;
  words2 = 0;
  words4 = 0;
  alnums = 0;
  wordStarts = 0;
  starts = 0;
  hexes = 0;
  hexes2 = 0;
  hexes4 = 0;
  hexStarts = 0;
  shorts = 0;
  numbers = 0;
  numbers2 = 0;
  numbers4 = 0;
  numberStarts = 0;
  figures = 0;
  figures2 = 0;
  figures4 = 0;
  shortNumbers = 0;
  signedNumbers = 0;
}

/**
 * Looks at so many bytes of text, a multiple of 64. Lists at `told` where runs begin, as `(place + 16) << 2 | kind`,
 * and gives how many; a place before 0 lies in what was looked at before.
 */
export function find(length: i32, told: usize): i32 {
  const low = v128.load(LOW);
  const high = v128.load(HIGH);
  const half = v128.load(HALF);
  const ofWord = v128.load(WORD);
  const ofAlnum = v128.load(ALNUM);
  const ofHex = v128.load(HEX);
  const ofNumber = v128.load(NUMBER);
  const ofFigure = v128.load(FIGURE);
  let least = v128.load(LEAST);
  const from = told;
  for (let at: i32 = 0; at < length; at += 64) {
    const text = TEXT + (at as usize);
    const first = v128.load(text);
    const second = v128.load(text, 16);
    const third = v128.load(text, 32);
    const fourth = v128.load(text, 48);
    least = i8x16.min_u(least, i8x16.min_u(i8x16.min_u(first, second), i8x16.min_u(third, fourth)));
    past |= i8x16.bitmask(v128.or(v128.or(first, second), v128.or(third, fourth)));
    const one = classesOf(first, low, high, half);
    const two = classesOf(second, low, high, half);
    const three = classesOf(third, low, high, half);
    const four = classesOf(fourth, low, high, half);
    const word = masked(one, two, three, four, ofWord);
    const alnum = masked(one, two, three, four, ofAlnum);
    const hex = masked(one, two, three, four, ofHex);
    const number = masked(one, two, three, four, ofNumber);
    const figure = masked(one, two, three, four, ofFigure);
    const place = at + BEFORE;

    const word2 = word & over(word, words, 1);
    const word4 = word2 & over(word2, words2, 2);
    const word12 = word4 & over(word4, words4, 4) & over(word4, words4, 8);
    const start = word & ~over(alnum, alnums, 1);
    told = tellWords(told, word12 & over(start, starts, 11), place - 11);

    const hex2 = hex & over(hex, hexes, 1);
    const hex4 = hex2 & over(hex2, hexes2, 2);
    const hex8 = hex4 & over(hex4, hexes4, 4);
    const hexStart = hex & ~over(hex, hexes, 1);
    told = tell(
      told,
      hex8 & over(hex4, hexes4, 8) & over(hexStart, hexStarts, 11),
      ((place - 11) << 2) | HEX_RUN,
    );

    const wordStart = word & ~over(word, words, 1);
    const short = hex8 & over(wordStart, wordStarts, 7);
    told = tell(told, ~word & over(short, shorts, 1), ((place - 8) << 2) | SHORT_HEX);

    const number2 = number & over(number, numbers, 1);
    const number4 = number2 & over(number2, numbers2, 2);
    const number9 = number4 & over(number4, numbers4, 4) & over(number, numbers, 8);
    const figure2 = figure & over(figure, figures, 1);
    const figure4 = figure2 & over(figure2, figures2, 2);
    const figure7 = figure4 & over(figure4, figures4, 3);
    const numberStart = number & ~over(number, numbers, 1);
    told = tell(told, number9 & over(numberStart, numberStarts, 8), ((place - 8) << 2) | NUMBER_RUN);
    const shortNumber = figure7 & over(numberStart, numberStarts, 6);
    const signedNumber = figure7 & over(numberStart, numberStarts, 7);
    const fewer = over(shortNumber, shortNumbers, 2) | over(signedNumber, signedNumbers, 1);
    told = tell(told, fewer & ~number9, ((place - 8) << 2) | NUMBER_RUN);

    words = word;
    words2 = word2;
    words4 = word4;
    alnums = alnum;
    wordStarts = wordStart;
    starts = start;
    hexes = hex;
    hexes2 = hex2;
    hexes4 = hex4;
    hexStarts = hexStart;
    shorts = short;
    numbers = number;
    numbers2 = number2;
    numbers4 = number4;
    numberStarts = numberStart;
    figures = figure;
    figures2 = figure2;
    figures4 = figure4;
    shortNumbers = shortNumber;
    signedNumbers = signedNumber;
  }
  v128.store(LEAST, least);
  return ((told - from) >>> 2) as i32;
}

function classesOf(bytes: v128, low: v128, high: v128, half: v128): v128 {
  return v128.and(
    i8x16.swizzle(low, v128.and(bytes, half)),
    i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), half)),
  );
}

/** Which of 64 bytes are of one of the classes; equality with nothing is one operation, and inequality three. */
function masked(one: v128, two: v128, three: v128, four: v128, wanted: v128): u64 {
  const none = i8x16.splat(0);
  const first = i8x16.bitmask(i8x16.eq(v128.and(one, wanted), none));
  const second = i8x16.bitmask(i8x16.eq(v128.and(two, wanted), none));
  const third = i8x16.bitmask(i8x16.eq(v128.and(three, wanted), none));
  const fourth = i8x16.bitmask(i8x16.eq(v128.and(four, wanted), none));
  return ~(((first | (second << 16)) as u32 as u64) | (((third | (fourth << 16)) as u32 as u64) << 32));
}

/** A mask so many bytes later, with what stood over from the one before. */
function over(mask: u64, before: u64, by: u64): u64 {
  return (mask << by) | (before >>> (64 - by));
}

function digitAt(at: usize): u32 {
  return load<u8>(BASE64 + (load<u8>(at) as usize)) as u32;
}

/** Those words whose first six digits may be what is looked for. */
function tellWords(told: usize, mask: u64, first: i32): usize {
  while (mask !== 0) {
    const place = first + (ctz(mask) as i32);
    const at = TEXT - (BEFORE as usize) + (place as usize);
    const head =
      (digitAt(at) << 26) |
      (digitAt(at + 1) << 20) |
      (digitAt(at + 2) << 14) |
      (digitAt(at + 3) << 8) |
      (digitAt(at + 4) << 2) |
      (digitAt(at + 5) >>> 4);
    const bit = head >>> filterShift;
    store<i32>(told, (place << 2) | BASE64_WORD);
    // No branch: whether it passes is as good as random.
    told += ((load<u8>(filter + ((bit >>> 3) as usize)) >>> (bit & 7)) & 1) << 2;
    mask &= mask - 1;
  }
  return told;
}

function tell(told: usize, mask: u64, first: i32): usize {
  while (mask !== 0) {
    store<i32>(told, first + ((ctz(mask) as i32) << 2));
    told += 4;
    mask &= mask - 1;
  }
  return told;
}
