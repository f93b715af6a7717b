import { createHash } from 'node:crypto';
import { Random } from './random.ts';

/**
 * What the search is asked for when an address book is looked for: the numbers as they are written, addresses, and
 * digests of both. One in fifty has seven to nine bytes, one in twenty ten.
 */
export function needlesFor(count: number): string[] {
  const random = new Random(77);
  const needles = new Set<string>();
  for (let contact = 0; needles.size < count; contact++) {
    for (const needle of writings(random, contact)) if (needles.size < count) needles.add(needle);
  }
  return [...needles];
}

function writings(random: Random, contact: number): string[] {
  const national = `9${random.text('0123456789', 9)}`;
  const full = `+91${national}`;
  const mail = `${random.of(['asha', 'ravi', 'meera', 'tomas'])}.${random.text('abcdefghijklmnopqrstuvwxyz', 6)}@example.org`;
  const digests = [full, full.slice(1), mail].flatMap((text) =>
    ['md5', 'sha1', 'sha256'].flatMap((name) => {
      const digest = createHash(name).update(text).digest();
      return [digest.toString('hex'), digest.toString('base64').replace(/=+$/, '')];
    }),
  );
  const short = contact % 2 === 0 ? [national.slice(-7 - (contact % 3))] : [];
  return [
    ...[national, full, full.slice(1), `0${national}`, `0091${national}`],
    `${national.slice(0, 5)} ${national.slice(5)}`,
    `+91 ${national.slice(0, 5)} ${national.slice(5)}`,
    mail,
    mail.replace('@', '%40'),
    ...short,
    ...digests,
  ];
}
