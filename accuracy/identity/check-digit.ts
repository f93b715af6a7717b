/** The digit that Luhn's formula asks for behind others (ISO/IEC 7812-1 annex B). */
export function checkDigit(digits: string): string {
  let sum = 0;
  [...digits].reverse().forEach((digit, index) => {
    const weighted = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += weighted > 9 ? weighted - 9 : weighted;
  });
  return String((10 - (sum % 10)) % 10);
}
