import type { FormsRow } from './forms-page.ts';
import type { PageRow } from './page.ts';
import { alphabets } from './rows/alphabets.ts';
import { compression } from './rows/compression.ts';
import { containersOfBytes } from './rows/containers-of-bytes.ts';
import { containersOfText } from './rows/containers-of-text.ts';
import { disguises } from './rows/disguises.ts';
import { encryption } from './rows/encryption.ts';
import { escapes } from './rows/escapes.ts';
import { formsOfCodes } from './rows/forms-of-codes.ts';
import { formsOfGroups } from './rows/forms-of-groups.ts';
import { formsOfNumbers } from './rows/forms-of-numbers.ts';
import { formsOfTelephony } from './rows/forms-of-telephony.ts';
import { formsOfTexts } from './rows/forms-of-texts.ts';
import { recipes } from './rows/recipes.ts';

/** Rows by the file in `rows/` that has them. */
export type Sources<Row> = Readonly<Record<string, readonly Row[]>>;

export const layerSources: Sources<PageRow> = {
  escapes,
  alphabets,
  compression,
  disguises,
  encryption,
  recipes,
};

export const containerSources: Sources<PageRow> = {
  'containers-of-text': containersOfText,
  'containers-of-bytes': containersOfBytes,
};

export const formSources: Sources<FormsRow> = {
  'forms-of-numbers': formsOfNumbers,
  'forms-of-telephony': formsOfTelephony,
  'forms-of-codes': formsOfCodes,
  'forms-of-texts': formsOfTexts,
  'forms-of-groups': formsOfGroups,
};
