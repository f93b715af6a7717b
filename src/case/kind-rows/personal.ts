import * as canary from '../canary/index.ts';
import { checkLocation, refuseLocation } from '../check/location.ts';
import { checkPhone } from '../check/phone.ts';
import { checkText, looksLike } from '../check/text.ts';
import { names, row } from './row.ts';

export const personalKinds = [
  row({
    kind: 'account-id',
    class: 'personal',
    term: 'pd:Username',
    title: 'account',
    keys: names(`
      accountid account userid uid username user login loginid passportid memberid
      customerid profileid miid xiaomiid openid unionid
    `),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.accountId,
  }),

  row({
    kind: 'email',
    class: 'personal',
    term: 'pd:EmailAddress',
    title: 'e-mail address',
    keys: names('email emailaddress mail useremail accountemail mailaddress emailid em gmail'),
    forms: ['case-folded', 'email'],
    check: looksLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'this is not of the shape name@host'),
    canary: canary.email,
  }),

  row({
    kind: 'name',
    class: 'personal',
    term: 'pd:Name',
    title: 'own name',
    keys: names(`
      name fullname realname displayname firstname lastname givenname familyname surname
      nickname ownername
    `),
    forms: ['case-folded', 'person-name'],
    check: checkText,
    canary: canary.personName,
  }),

  row({
    kind: 'postal-address',
    class: 'personal',
    term: 'pd:PhysicalAddress',
    title: 'postal address',
    keys: names(`
      address postaladdress street streetaddress addressline1 addr shippingaddress
      billingaddress homeaddress deliveryaddress
    `),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.postalAddress,
  }),

  row({
    kind: 'contact-name',
    class: 'personal',
    term: 'pd:Name',
    title: "contact's name",
    keys: names('contactname contact contacts displayname name fn nickname phonebook addressbook'),
    forms: ['case-folded', 'person-name'],
    check: checkText,
    canary: canary.personName,
  }),

  row({
    kind: 'contact-number',
    class: 'personal',
    term: 'pd:TelephoneNumber',
    title: "contact's number",
    keys: names(`
      contactnumber contactphone contact contacts phone phones phonenumber number tel
      externalid mobile phonebook addressbook data1
    `),
    forms: ['phone'],
    check: checkPhone,
    canary: canary.phoneNumber,
  }),

  row({
    kind: 'contact-email',
    class: 'personal',
    term: 'pd:EmailAddress',
    title: "contact's e-mail address",
    keys: names('contactemail contactmail contact contacts email emails addressbook'),
    forms: ['case-folded', 'email'],
    check: looksLike(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'this is not of the shape name@host'),
    canary: canary.email,
  }),

  row({
    kind: 'call-number',
    class: 'personal',
    term: 'pd:CallLog',
    title: 'number of a call',
    keys: names(`
      caller callee callernumber callnumber calling called incomingnumber outgoingnumber
      dialed dialednumber calllog number peer
    `),
    forms: ['phone'],
    check: checkPhone,
    canary: canary.phoneNumber,
  }),

  row({
    kind: 'sms-number',
    class: 'personal',
    term: 'pd:CommunicationsMetadata', // parent: DPV names no log of messages beside the one of calls
    title: 'number of an SMS',
    keys: names(`
      smsnumber smsaddress sender receiver recipient from to address peer number
      originatingaddress smsfrom smsto
    `),
    forms: ['phone'],
    check: checkPhone,
    canary: canary.phoneNumber,
  }),

  row({
    kind: 'sms-text',
    class: 'personal',
    term: 'pd:Communication',
    title: 'text of an SMS',
    keys: names('sms smstext smsbody smscontent body message messagebody text content msg'),
    forms: ['case-folded', 'fragment'],
    check: checkText,
    canary: canary.messageText,
  }),

  row({
    kind: 'mms-content',
    class: 'personal',
    term: 'pd:Communication',
    title: 'content of an MMS',
    keys: names('mms mmstext mmsbody mmscontent mmssubject subject attachment'),
    forms: ['case-folded', 'fragment'],
    check: checkText,
    canary: canary.messageText,
  }),

  row({
    kind: 'clipboard',
    class: 'personal',
    term: 'pd:Communication', // closest: what a person was about to tell somebody
    title: 'clipboard',
    keys: names('clipboard clip clipdata cliptext clipboardtext pasteboard copied'),
    forms: ['case-folded', 'fragment'],
    check: checkText,
    canary: canary.messageText,
  }),

  row({
    kind: 'location',
    class: 'personal',
    term: 'pd:GPSCoordinate',
    title: 'location',
    keys: names(`
      location loc gps lat latitude lon lng long longitude latlng latlon coords
      coordinates geo geolocation ll position latlong
    `),
    forms: ['location'],
    check: checkLocation,
    refuse: refuseLocation,
    canary: canary.location,
  }),

  row({
    kind: 'order-id',
    class: 'personal',
    term: 'pd:Purchase', // parent: DPV has no term for the number of a purchase
    title: 'order',
    keys: names('orderid order orderno ordernumber transactionid txid purchaseid invoiceid receiptid'),
    forms: ['case-folded'],
    check: checkText,
    canary: canary.orderId,
  }),

  row({
    kind: 'url',
    class: 'personal',
    term: 'pd:BrowserHistory',
    title: 'visited address',
    keys: names('url uri link href pageurl referer referrer ref page visited dl weburl'),
    forms: ['case-folded'],
    check: looksLike(
      /^[a-z][a-z0-9+.-]*:\/\/[^\s/]+|^[^\s/]+\.[^\s/]+/i,
      'this is not of the shape https://host/path',
    ),
    canary: canary.url,
  }),
] as const;
