/** An entry that can be read, changed where it matters. */
export function entryOf(request: object, response: object = {}, rest: object = {}): object {
  return {
    startedDateTime: '2024-01-02T03:04:05.678Z',
    request: { method: 'GET', url: 'https://example.org/', ...request },
    response,
    ...rest,
  };
}
