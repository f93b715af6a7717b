import type { WrittenForm } from '../../case/index.ts';
import { caseFolded } from './case-folded.ts';
import { cell } from './cell.ts';
import { digitsOnly } from './digits-only.ts';
import { email } from './email.ts';
import { fragment } from './fragment.ts';
import { hexNumber } from './hex-number.ts';
import { iccid } from './iccid.ts';
import { imei } from './imei.ts';
import { imsi } from './imsi.ts';
import { location } from './location.ts';
import { mac } from './mac.ts';
import { mccMnc } from './mcc-mnc.ts';
import { octets } from './octets.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { uuid } from './uuid.ts';
import type { Family } from './written.ts';

/** The families by the names that the kind table gives them. `set` takes a whole list and stands apart. */
export const families: Readonly<Partial<Record<WrittenForm, Family>>> = {
  'case-folded': caseFolded,
  cell,
  'digits-only': digitsOnly,
  email,
  fragment,
  'hex-number': hexNumber,
  iccid,
  imei,
  imsi,
  location,
  mac,
  'mcc-mnc': mccMnc,
  octets,
  'person-name': personName,
  phone,
  uuid,
};
