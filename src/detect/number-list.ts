/** Elements there is room for at first. */
const FIRST = 1 << 10;

/**
 * Whole numbers of 32 bits, gathered one by one. An address book gives hundreds of thousands, which as an array would
 * be what the garbage collector mostly copies.
 */
export class NumberList {
  length = 0;
  #numbers = new Int32Array(FIRST);

  at(index: number): number {
    return this.#numbers[index] as number;
  }

  set(index: number, number: number): void {
    this.#numbers[index] = number;
  }

  add(number: number): void {
    if (this.length === this.#numbers.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.#numbers);
      this.#numbers = wider;
    }
    this.#numbers[this.length] = number;
    this.length += 1;
  }

  /** A view of them, for as long as none is added. */
  view(): Int32Array {
    return this.#numbers.subarray(0, this.length);
  }

  /** A copy that threads may share. */
  shared(): Int32Array {
    const numbers = new Int32Array(new SharedArrayBuffer(this.length * 4));
    numbers.set(this.view());
    return numbers;
  }
}
