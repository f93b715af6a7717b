import { describe, expect, test } from 'vitest';
import { endpointIds, endpoints, endpointTarget, serviceOf } from '../wire/index.ts';
import {
  ask,
  endpointCases as cases,
  type Question,
  type SignedIn,
  signIn,
  TEST_TIME,
  endpointUrl as url,
  withCloud,
} from './testing/index.ts';

describe('every endpoint', () => {
  test('has a case', () => {
    expect(new Set(cases.map(({ id }) => id))).toEqual(new Set(endpointIds));
  });

  test.each(cases.map((row) => [`${row.id} ${row.does}`, row] as const))('%s', (_, row) =>
    withCloud(async (cloud) => {
      const user = row.isSignedIn ? await signIn(cloud) : null;
      const body = typeof row.body === 'function' ? row.body(user as SignedIn) : row.body;
      const question: Question = {
        method: endpoints[row.id].method,
        ...(user === null ? {} : { fields: user.fields }),
        ...(body === undefined ? {} : { body }),
      };
      const reply = await ask(cloud, url(row.id, row.values), question);
      expect(reply.status).toBe(row.status ?? 200);
      if (row.answer !== undefined) expect(JSON.parse(reply.body.toString())).toEqual(row.answer);
      expect(reply.fields.date).toBe('Fri, 01 Aug 2014 09:00:00 GMT');
      const entry = cloud.received().at(-1);
      expect(entry).toEqual({
        at: TEST_TIME,
        service: serviceOf(row.id),
        region: row.id === 'beacon' ? 'singapore' : 'beijing',
        host: endpoints[row.id].host,
        address: reply.address,
        transport: url(row.id, row.values).startsWith('https') ? 'tls' : 'plain',
        protocol: 'http/1.1',
        method: endpoints[row.id].method,
        target: endpointTarget(row.id, row.values),
        status: row.status ?? 200,
        by: 'handset',
        what: row.what,
      });
    }),
  );
});
