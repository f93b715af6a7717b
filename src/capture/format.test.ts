import { describe, expect, it } from 'vitest';
import { bytesOf } from '../base/index.ts';
import { captureFormatOf, looksLikeCapture, unknownFormat } from './format.ts';
import { buildFlows, buildPcap, buildPcapng } from './testing/index.ts';

const pcap = { linkType: 1, packets: [] };
const modified = Uint8Array.of(0x34, 0xcd, 0xb2, 0xa1, 2, 0, 4, 0);

describe('captureFormatOf', () => {
  it.each([
    ['pcap', 'pcap', buildPcap(pcap)],
    ['pcap, big-endian', 'pcap', buildPcap({ ...pcap, endian: 'big' })],
    ['pcap in nanoseconds', 'pcap', buildPcap({ ...pcap, nanos: true })],
    ['pcap in nanoseconds, big-endian', 'pcap', buildPcap({ ...pcap, nanos: true, endian: 'big' })],
    ['modified pcap', 'pcap', modified],
    ['modified pcap, big-endian', 'pcap', modified.slice(0, 4).reverse()],
    ['pcapng', 'pcapng', buildPcapng(pcap)],
    ['pcapng, big-endian', 'pcapng', buildPcapng({ ...pcap, endian: 'big' })],
    ['mitmproxy flows', 'mitmproxy', buildFlows([{ version: 21, type: 'http' }])],
    ['mitmproxy flows of old, whose keys are bytes', 'mitmproxy', bytesOf('19:5:error,0:~4:code,0:~}')],
    ['HAR', 'har', bytesOf('{"log":{}}')],
    ['HAR after white space', 'har', bytesOf('\r\n\t {"log":{}}')],
    ['HAR after a byte order mark', 'har', bytesOf('\uFEFF{"log":{}}')],
    ['a list of entries', 'har', bytesOf('[\n {"request":{}}]')],
    ['an archive of Fiddler', 'saz', Uint8Array.of(0x50, 0x4b, 3, 4)],
    [
      'items of Burp',
      'burp',
      bytesOf('<?xml version="1.0"?>\n<!DOCTYPE items [\n]>\n<items burpVersion="1">'),
    ],
    ['other XML', null, bytesOf('<?xml version="1.0"?>\n<items>')],
    ['nothing', null, new Uint8Array(0)],
    ['three bytes', null, Uint8Array.of(0xa1, 0xb2, 0xc3)],
    ['text', null, bytesOf('12: noon')],
    ['a recording', 'recording', bytesOf('{"telltale":"recording/1","at":0}')],
    ['a recording of a version to come', null, bytesOf('{"telltale":"recording/12"}')],
    ['a saved examination', null, bytesOf('{\n  "telltale": "examination/1"')],
    ['a case', null, bytesOf('{"telltale":"case/1"}')],
    ['a list of numbers', null, bytesOf('[1,2,3]')],
  ])('takes %s for %s', (_name, format, head) => {
    expect(captureFormatOf(head)).toBe(format);
  });
});

describe('looksLikeCapture', () => {
  it.each([
    [true, 'a.json', '{"log":{"version":"1.2"}}'],
    [true, 'a.har', '{"broken":'],
    [false, 'case.json', '{"telltale":"case/1"}'],
    [false, 'notes.txt', 'just text'],
    [true, 'a.SAZ', 'PK\x03\x04'],
    [false, 'photos.zip', 'PK\x03\x04'],
  ])('says %s of %s holding %s', (expected, file, text) => {
    expect(looksLikeCapture(bytesOf(text), file)).toBe(expected);
  });
});

describe('unknownFormat', () => {
  it.each([
    ['an empty file', new Uint8Array(0), 'a is empty'],
    ['gzip', Uint8Array.of(0x1f, 0x8b, 8), 'compressed twice'],
    ['Zstandard', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd), 'compressed twice'],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47), 'PNG'],
    ['7-Zip', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf), '7-Zip'],
    [
      'a recording of a version to come',
      bytesOf('{"telltale":"recording/12"}'),
      'another version of Telltale',
    ],
    ['a saved examination', bytesOf('{\n  "telltale": "examination/1"'), 'telltale compare reads those'],
    ['a case', bytesOf('{"telltale":"case/1"}'), "Telltale's own"],
    ['UTF-16', Uint8Array.of(0xff, 0xfe, 0x7b, 0), 'UTF-16'],
    ['anything else', Uint8Array.of(1, 2, 0xab), 'first bytes: 0102ab'],
  ])('names %s and what is read', (_name, head, says) => {
    const error = unknownFormat('a', head);
    expect(error.code).toBe('capture-format');
    expect(error.message).toContain(says);
    expect(error.message).toContain('pcap, pcapng, HAR, mitmproxy');
  });
});
