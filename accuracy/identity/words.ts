import type { Random } from '../random.ts';

const ONSETS = ['b', 'br', 'd', 'f', 'g', 'k', 'kl', 'l', 'm', 'n', 'p', 'pr', 'r', 's', 't', 'tr', 'v', 'z'];
const VOWELS = ['a', 'e', 'i', 'o', 'u', 'ai', 'ou'];
const CODAS = ['ck', 'll', 'm', 'n', 'nd', 'r', 'rt', 's', 'sh', 'x'];
const GIVEN = ['Asha', 'Marta', 'Tomas', 'Ingrid', 'Rahul', 'Yusuf', 'Priya', 'Lena', 'Diego', 'Nadia'];
const ACCENTED = ['Zoë', 'Renée', 'José', 'Jürgen', 'Šárka', 'Łukasz', 'Søren', 'Inês'];
const ACCENTED_CODAS = ['ović', 'ñez', 'ström', 'ção', 'ková', 'ßner', 'élie', 'üller'];
const CYRILLIC = ['Ольга', 'Иван', 'Наталья', 'Фёдор'];
const CYRILLIC_CODAS = ['ова', 'енко', 'ский', 'ина'];
const HAN = ['王小明', '李秀英', '張偉強', '陳美玲', '林志豪', '黃淑芬'];
const HAN_MORE = '安柏晨東恩芳光海佳凱藍梅寧鵬晴榮山堂文曦雅遠';
const NOUNS = [
  'kettle',
  'ladder',
  'violin',
  'lantern',
  'harbour',
  'orchard',
  'teapot',
  'compass',
  'blanket',
  'parcel',
];
const ADJECTIVES = [
  'rusty',
  'narrow',
  'yellow',
  'silent',
  'wooden',
  'hollow',
  'crooked',
  'velvet',
  'frozen',
  'gentle',
];

/** A made-up word of three syllables: there are millions. */
export function madeUpWord(random: Random): string {
  const syllable = () => random.pick(ONSETS) + random.pick(VOWELS);
  return syllable() + syllable() + syllable() + random.pick(CODAS);
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export type Script = 'ascii' | 'accented' | 'cyrillic' | 'han';

export function personName(random: Random, script: Script): string {
  const family = capital(madeUpWord(random));
  switch (script) {
    case 'ascii':
      return `${random.pick(GIVEN)} ${family}`;
    case 'accented':
      return `${random.pick(ACCENTED)} ${family}${random.pick(ACCENTED_CODAS)}`;
    case 'cyrillic':
      return `${random.pick(CYRILLIC)} ${cyrillicWord(random)}${random.pick(CYRILLIC_CODAS)}`;
    case 'han':
      return random.pick(HAN) + random.letters(3, HAN_MORE);
    default:
      return script satisfies never;
  }
}

function cyrillicWord(random: Random): string {
  const word = random.letters(1, 'БВГДКЛМНПРСТ') + random.letters(1, 'аеиоу');
  return (
    word + random.letters(1, 'бвгдклмнпрст') + random.letters(1, 'аеиоу') + random.letters(1, 'бвгдклмн')
  );
}

/** A sentence that somebody might send and nobody has; made-up words keep any two from having much in common. */
export function sentence(random: Random): string {
  const place = () => capital(madeUpWord(random));
  const thing = `the ${random.pick(ADJECTIVES)} ${random.pick(NOUNS)}`;
  const opening = random.pick(['Meet me where', 'Please leave it near', "Don't forget:", 'She says that']);
  return `${opening} ${thing} from ${place()} & ${place()} is at ${place()}, ask ${place()} for a ${random.pick(NOUNS)}`;
}
