import { encrypted } from '../../../wire/index.ts';
import { type EndpointCase, json, NUMBER, told } from './endpoint-case.ts';

/** What is in somebody's backup. */
const contacts = { contacts: [{ name: 'Asha', phone: NUMBER }] };

/** Signing in, and what a signed-in phone keeps in Mi Cloud. */
export const accountCases: readonly EndpointCase[] = [
  { id: 'serviceLogin', does: 'starts a login', values: { sid: 'micloud' }, what: told({ sid: 'micloud' }) },
  {
    id: 'serviceLoginAuth',
    does: 'hands out the key',
    body: 'user=someone&hash=AB12&sid=micloud',
    what: told({ user: 'someone', hash: 'AB12', sid: 'micloud' }),
  },
  {
    id: 'serviceLoginAuth',
    does: 'refuses half a form',
    body: 'user=someone',
    status: 400,
    what: told({ user: 'someone' }),
  },
  {
    id: 'contactsUpload',
    does: 'keeps contacts',
    isSignedIn: true,
    body: ({ security }) => encrypted(json(contacts), security),
    what: told({ '/contacts/0/name': 'Asha', '/contacts/0/phone': NUMBER }),
  },
  {
    id: 'contactsUpload',
    does: 'refuses what it cannot decrypt',
    isSignedIn: true,
    body: 'AAAA',
    status: 400,
    what: [],
  },
  { id: 'contactsUpload', does: 'refuses who is not signed in', body: 'AAAA', status: 401, what: [] },
  {
    id: 'contactsDownload',
    does: 'has nothing before the first upload',
    isSignedIn: true,
    status: 404,
    what: [],
  },
  { id: 'contactsDownload', does: 'refuses who is not signed in', status: 401, what: [] },
  {
    id: 'messagesUpload',
    does: 'keeps messages',
    isSignedIn: true,
    body: ({ security }) => encrypted(json({ messages: [{ from: NUMBER, text: 'hello' }] }), security),
    what: told({ '/messages/0/from': NUMBER, '/messages/0/text': 'hello' }),
  },
  {
    id: 'messagesDownload',
    does: 'has nothing before the first upload',
    isSignedIn: true,
    status: 404,
    what: [],
  },
];
