import type { Form } from './form.ts';
import { writtenText } from './written-text.ts';

const APPS = { kinds: ['app-list'] } as const;

const members = (value: string | readonly string[]) => (typeof value === 'string' ? [value] : value);

export const appListForms: readonly Form[] = [
  {
    id: 'app-list: list',
    ...APPS,
    write: ({ value }, random) => ({
      content: { kind: 'list', texts: random.shuffled(members(value)) },
      forms: ['set'],
    }),
  },
  {
    id: 'app-list: separated text',
    ...APPS,
    write: ({ value }, random) =>
      writtenText(random.shuffled(members(value)).join(random.pick([',', ';', '|', ' '])), 'set'),
  },
  {
    id: 'app-list: five of eight',
    ...APPS,
    write: ({ value }, random) => ({
      content: { kind: 'list', texts: random.shuffled(members(value)).slice(0, 5) },
      forms: ['set'],
    }),
  },
];
