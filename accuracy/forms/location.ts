import { textOf } from '../identity/subject.ts';
import type { Random } from '../random.ts';
import type { Form, Written } from './form.ts';
import { geohash } from './geohash.ts';
import { writtenText } from './written-text.ts';

const NAMES = [
  ['lat', 'lon'],
  ['latitude', 'longitude'],
  ['lat', 'lng'],
  ['gps_lat', 'gps_lon'],
] as const;

function form(id: string, write: (latitude: string, longitude: string, random: Random) => Written): Form {
  return {
    id: `location: ${id}`,
    kinds: ['location'],
    write: (subject, random) => {
      const [latitude = '', longitude = ''] = textOf(subject).split(',');
      return write(latitude, longitude, random);
    },
  };
}

function asFields(latitude: string, longitude: string, random: Random) {
  const [first, second] = random.pick(NAMES);
  return { kind: 'fields', fields: { [first]: latitude, [second]: longitude } } as const;
}

const scaled = (degrees: string, power: number) => Math.round(Number(degrees) * 10 ** power).toString();

function sexagesimal(degrees: string, letters: string): string {
  const seconds = Math.abs(Number(degrees)) * 3600;
  const minutes = Math.floor(seconds / 60) % 60;
  const letter = Number(degrees) < 0 ? letters[1] : letters[0];
  return `${Math.floor(seconds / 3600)}°${minutes}'${(seconds % 60).toFixed(2)}"${letter}`;
}

export const locationForms: readonly Form[] = [
  form('as given', (latitude, longitude) => writtenText(`${latitude},${longitude}`)),
  form('two fields', (latitude, longitude, random) => ({
    content: asFields(latitude, longitude, random),
    forms: [],
  })),
  form('longitude first', (latitude, longitude, random) =>
    writtenText(`${longitude}${random.pick([',', ' ', ', '])}${latitude}`),
  ),
  form('rounded to 4 or 5 decimals', (latitude, longitude, random) => {
    const decimals = random.pick([4, 5]);
    const [first, second] = [latitude, longitude].map((degrees) => Number(degrees).toFixed(decimals)) as [
      string,
      string,
    ];
    return { content: asFields(first, second, random), forms: ['rounded'] };
  }),
  form('rounded to 3 decimals', (latitude, longitude, random) => {
    const [first, second] = [latitude, longitude].map((degrees) => Number(degrees).toFixed(3)) as [
      string,
      string,
    ];
    return { content: asFields(first, second, random), forms: ['rounded'] };
  }),
  form('a few metres off', (latitude, longitude, random) => {
    const [first, second] = [latitude, longitude].map((degrees) =>
      (Number(degrees) + random.pick([-1, 1]) * (random.between(3, 40) / 1e5)).toFixed(random.pick([6, 7])),
    ) as [string, string];
    return random.chance(0.5)
      ? { content: asFields(first, second, random), forms: null }
      : { ...writtenText(`${first},${second}`), forms: null };
  }),
  form('E6 or E7 integers', (latitude, longitude, random) => {
    const power = random.pick([6, 7]);
    return { content: asFields(scaled(latitude, power), scaled(longitude, power), random), forms: null };
  }),
  form('degrees, minutes, seconds', (latitude, longitude) => ({
    ...writtenText(`${sexagesimal(latitude, 'NS')} ${sexagesimal(longitude, 'EW')}`),
    forms: null,
  })),
  form('geohash', (latitude, longitude, random) => ({
    ...writtenText(geohash(Number(latitude), Number(longitude), random.pick([8, 9, 10]))),
    forms: null,
  })),
];
