import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type XmlElement, readXml, xmlChild, xmlChildren, xmlText } from '../../server/platforms/http/xml';

const JOB = `<?xml version="1.0" encoding="UTF-8"?>
<uws:job xmlns:uws="http://www.ivoa.net/xml/UWS/v1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="1.1">
  <!-- <uws:phase>ERROR</uws:phase> -->
  <uws:phase>PENDING</uws:phase>
  <uws:quote xsi:nil="true"/>
  <uws:executionDuration>
    3600
  </uws:executionDuration>
  <uws:parameters>
    <uws:parameter id="QUERY">SELECT &lt;x&gt; &amp;amp; &#65;&#x42;</uws:parameter>
    <uws:parameter id="LANG"><![CDATA[A & <B>]]></uws:parameter>
  </uws:parameters>
</uws:job>`;

function root(text: string): XmlElement {
  const reading = readXml(text);
  if (reading.kind !== 'xml') throw new Error(reading.kind);
  return reading.root;
}

describe('XML of a platform', () => {
  it('is read without the prefixes that a service chooses, and without comments', () => {
    const job = root(JOB);
    expect(job.name).toBe('job');
    expect(job.attributes.get('version')).toBe('1.1');
    expect(xmlText(job, 'phase')).toBe('PENDING');
    expect(xmlText(job, 'executionDuration')).toBe('3600');
    expect(xmlText(job, 'quote')).toBeUndefined();
    expect(xmlText(job, 'destruction')).toBeUndefined();
  });

  it('knows the characters that XML writes as references, each once, and CDATA', () => {
    const given = xmlChildren(xmlChild(root(JOB), 'parameters'), 'parameter');
    expect(given.map(({ attributes, text }) => [attributes.get('id'), text])).toEqual([
      ['QUERY', 'SELECT <x> &amp; AB'],
      ['LANG', 'A & <B>'],
    ]);
  });

  it.each([
    ['nothing', ' \n', 'empty'],
    ['text', 'Not found', 'notXml'],
    ['an end that is missing', '<a><b></a>', 'notXml'],
    ['an end of another', '<a><b></a></b>', 'notXml'],
    ['text before the root', 'Error: <a/>', 'notXml'],
    ['two roots', '<a/><b/>', 'notXml'],
    ['JSON', '{"a": 1}', 'notXml'],
  ])('is not %s', (_, text, kind) => {
    expect(readXml(text)).toEqual({ kind });
  });

  it('P19: declares no entities: a document type is refused before anything is parsed', () => {
    const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
    expect(readXml(`<!DOCTYPE l [<!ENTITY l0 "ha">${laughs}]><a>&l9;</a>`)).toEqual({ kind: 'doctype' });
    expect(readXml('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>')).toEqual({ kind: 'doctype' });
    expect(readXml('<!doctype a [<!ENTITY x SYSTEM "http://169.254.169.254/">]><a>&x;</a>')).toEqual({
      kind: 'doctype',
    });
    expect(root('<a>&unknown;</a>').text).toBe('&unknown;');
  });

  it('P19: refuses 100,000 attributes, and reads 100,000 children, in bounded time', () => {
    const started = performance.now();
    const attributes = Array.from({ length: 100_000 }, (_, at) => `a${at}="${at}"`).join(' ');
    expect(readXml(`<a ${attributes}/>`)).toEqual({ kind: 'notXml' });
    expect(root(`<a>${'<b/>'.repeat(100_000)}</a>`).children).toHaveLength(100_000);
    expect(readXml(`<a ${'x="'.repeat(100_000)}`).kind).toBe('notXml');
    expect(readXml('<'.repeat(1_000_000)).kind).toBe('notXml');
    expect(readXml(`<a>${'<!--'.repeat(200_000)}`).kind).toBe('notXml');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('stands 64 levels deep, not 65, and 100,000 are no trouble', () => {
    const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);
    expect(readXml(nested(64)).kind).toBe('xml');
    expect(readXml(nested(65))).toEqual({ kind: 'tooDeep' });
    expect(readXml(nested(100_000))).toEqual({ kind: 'tooDeep' });
    expect(readXml('<a>'.repeat(100_000))).toEqual({ kind: 'tooDeep' });
  });

  it('has no names that reach behind an object', () => {
    readXml('<a><__proto__ x="1">t</__proto__></a>');
    readXml('<a __proto__="1" constructor="2"/>');
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('never throws', () => {
    const pieces = fc.constantFrom(
      '<a>',
      '</a>',
      '<a',
      '/>',
      '"',
      "'",
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&',
      ';',
      'x=',
      '<?',
      '?>',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => typeof readXml(parts.join('')).kind === 'string'),
    );
  });
});
