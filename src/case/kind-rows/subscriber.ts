import * as canary from '../canary/index.ts';
import { checkPhone } from '../check/phone.ts';
import { checkIccid, checkImsi } from '../check/subscriber.ts';
import { looksLike } from '../check/text.ts';
import { names, row } from './row.ts';

export const subscriberKinds = [
  // DPV has no term for a subscription: UID is the closest parent.
  row({
    kind: 'imsi',
    class: 'subscriber',
    term: 'pd:UID',
    title: 'IMSI',
    keys: names('imsi imsi1 imsi2 subscriberid simimsi simid subid msin'),
    forms: ['imsi', 'digits-only'],
    check: checkImsi,
    canary: canary.imsi,
  }),

  row({
    kind: 'iccid',
    class: 'subscriber',
    term: 'pd:UID', // parent, as for imsi
    title: 'ICCID',
    keys: names('iccid iccid1 iccid2 simserial simserialnumber simsn sim simiccid'),
    forms: ['iccid', 'digits-only'],
    check: checkIccid,
    canary: canary.iccid,
  }),

  row({
    kind: 'msisdn',
    class: 'subscriber',
    term: 'pd:TelephoneNumber',
    title: 'own phone number',
    keys: names(`
      msisdn phone phonenumber phoneno mobile mobilenumber mobileno tel telephone
      line1number ownnumber mdn number externalid cellphone
    `),
    forms: ['phone'],
    check: checkPhone,
    canary: canary.phoneNumber,
  }),

  row({
    kind: 'carrier',
    class: 'subscriber',
    term: 'pd:ServiceConsumptionBehavior', // closest: which telephone service a person uses
    title: 'network operator',
    keys: names(`
      carrier carriername operator operatorname networkoperator networkoperatorname
      netoperator simoperator simoperatorname simopname isp spn plmn mccmnc mobileoperator
      networkname provider simcarrier cellularprovider telecom extinfo
    `),
    forms: ['case-folded', 'mcc-mnc'],
    check: looksLike(/\S{2}/, 'the name of the operator has fewer than two characters'),
    canary: canary.carrier,
  }),

  row({
    kind: 'cell-id',
    class: 'subscriber',
    term: 'pd:Location', // parent: DPV has no term for the radio cell
    title: 'radio cell',
    keys: names(`
      cellid cid ci eci cgi ecgi nci celltower cellinfo basestation basestationid cell
      gsmcellid cellidentity
    `),
    forms: ['digits-only', 'hex-number', 'cell'],
    check: looksLike(/^[\d\s:._-]{4,}$/, 'a radio cell is written in at least four digits'),
    canary: canary.cellId,
  }),
] as const;
