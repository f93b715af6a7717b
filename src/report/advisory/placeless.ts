/**
 * A sentence of a comparison without the countries that it puts behind hosts: it cannot say by which table and of which day,
 * and an advisory names no place without. Where a host stood is told apart.
 */
export function placeless(sentence: string): string {
  return sentence.replace(/(?<=\S[.:]\S*) \([A-Z]{2}\)/g, '');
}
