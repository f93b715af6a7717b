/** Ascii85 as Adobe has it (PostScript Language Reference, 3rd edition, section 3.13.3), without its `<~ ~>`. */
export function ascii85(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 4) {
    const block = Buffer.alloc(4);
    const held = Buffer.from(bytes.subarray(at, at + 4)).copy(block);
    const letters = lettersOf(block.readUInt32BE());
    text += held === 4 && letters === '!!!!!' ? 'z' : letters.slice(0, held + 1);
  }
  return text;
}

function lettersOf(number: number): string {
  let letters = '';
  let rest = number;
  for (let i = 0; i < 5; i++) {
    letters = String.fromCharCode(33 + (rest % 85)) + letters;
    rest = Math.floor(rest / 85);
  }
  return letters;
}
