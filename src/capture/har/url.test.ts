import { describe, expect, it } from 'vitest';
import { bytesOf, textOf } from '../../base/index.ts';
import { splitAuthority, splitUrl } from './url.ts';

describe('splitUrl', () => {
  it.each([
    ['https://example.org/a?b=c', 'GET', 'https', 'example.org', null, '/a?b=c', true],
    ['HTTP://Example.ORG:8080/a#part?x', 'GET', 'http', 'Example.ORG', 8080, '/a', false],
    ['https://example.org', 'GET', 'https', 'example.org', null, '', false],
    ['https://example.org?a=1', 'GET', 'https', 'example.org', null, '?a=1', true],
    ['https://user:p%40ss@example.org/', 'GET', 'https', 'example.org', null, '/', false],
    ['https://[2001:db8::1]:8443/x', 'GET', 'https', '2001:db8::1', 8443, '/x', false],
    ['wss://example.org/socket', 'GET', 'wss', 'example.org', null, '/socket', false],
    ['https://bücher.example/ä', 'GET', 'https', 'bücher.example', null, '/ä', false],
    ['https:///nobody', 'GET', 'https', null, null, '/nobody', false],
    ['/relative?x', 'GET', null, null, null, '/relative?x', true],
    ['example.org:443', 'CONNECT', null, 'example.org', 443, '', false],
    ['https://example.org:99999/', 'GET', 'https', 'example.org', null, '/', false],
  ])('takes apart %s', (url, method, scheme, host, port, target, hasQuery) => {
    const bytes = bytesOf(url);
    const parts = splitUrl(bytes, method);
    expect(parts).toMatchObject({ scheme, host, port, hasQuery });
    expect(textOf(bytes.subarray(parts?.target.start, parts?.target.end))).toBe(target);
  });

  it.each(['', 'data:text/plain,x', 'about:blank', 'example.org/path'])('makes nothing of %j', (url) => {
    expect(splitUrl(bytesOf(url), 'GET')).toBeNull();
  });

  it('makes nothing of an authority without end', () => {
    expect(splitUrl(bytesOf(`https://${'a'.repeat(10_000)}/`), 'GET')).toBeNull();
  });
});

describe('splitAuthority', () => {
  it.each([
    ['example.org', 'example.org', null],
    ['example.org:', 'example.org', null],
    ['[::1]:80', '::1', 80],
    ['', null, null],
    ['a b', null, null],
    ['a:b:c', null, null],
  ])('reads %j', (authority, host, port) => {
    expect(splitAuthority(authority)).toEqual({ host, port });
  });
});
