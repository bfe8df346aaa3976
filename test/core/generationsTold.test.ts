import { describe, expect, it } from 'vitest';
import { taskOf } from '../../server/core/index';
import { fixAll } from '../../server/core/features/codeActions/fixAll';
import { modernForm } from '../../server/core/model/generations/modernForm';
import { validateExecutable } from '../../server/core/schema/generated/validators';
import { actionFor, actionsIn, applied, done } from './applied';
import { analysisOf, marked, problemsIn } from './marked';
import { BROKER_REQUEST, OLDER_TEXTS, recordOf } from './olderTexts';

const all = Object.entries(OLDER_TEXTS);
const plain = (text: string) => marked(text).text;
const inRecord = (text: string) => recordOf(plain(text));
const FIX = "Write it in today's form";

describe.each(all)('an executable of %s', (_, source) => {
  const text = inRecord(source);
  const { ranges } = marked(source);

  it('is told once, at what shows it', () => {
    expect(problemsIn(text)).toEqual([`description.older-generation: ${ranges[0] ?? ''}`]);
  });

  it('is asked about in today’s form', () => {
    const task = taskOf(analysisOf(text), 0);
    expect(task).toEqual(JSON.parse(JSON.stringify(modernForm(JSON.parse(plain(source)))?.value)));
    expect(validateExecutable(task)).toBe(true);
  });

  it('becomes today’s form with its one fix, of which nothing is told', () => {
    const [fix, ...others] = actionsIn(text, ['quickfix']);
    expect(others).toEqual([]);
    expect(fix).toMatchObject({ title: FIX, isPreferred: true });
    const result = fix ? done(text, fix).text : '';
    expect(problemsIn(result)).toEqual([]);
    expect(taskOf(analysisOf(result), 0)).toEqual(taskOf(analysisOf(text), 0));
    expect(applied(text, fixAll(analysisOf(text)))).toBe(result);
  });

  it('is a document by itself, which the fix makes a record of', () => {
    const alone = plain(source);
    const analysis = analysisOf(alone);
    expect(problemsIn(alone)).toEqual([`description.older-generation: ${ranges[0] ?? ''}`]);
    expect(taskOf(analysis, 0)).toEqual(taskOf(analysisOf(text), 0));
    const result = applied(alone, fixAll(analysis));
    expect(problemsIn(result)).toEqual([]);
    expect(taskOf(analysisOf(result), 0)).toEqual(taskOf(analysis, 0));
  });
});

describe('the fix', () => {
  const fixed = (text: string) => {
    const fix = actionsIn(text, ['quickfix']).find(({ title }) => title.startsWith(FIX));
    return { fix, text: fix ? done(text, fix).text : '' };
  };

  it('writes as the author lays out, and leaves the neighbours alone', () => {
    const ours = '{ "name": "a", "type": "purl:docker-container", "content": { "image": "a:1" } }';
    const text = `{\n\t"executables": [\n\t\t${ours},\n\t\t{\n\t\t\t"name": "b",\n\t\t\t"tasktype": "uri://docker-container",\n\t\t\t"taskinfo": { "image": "b:1" }\n\t\t}\n\t]\n}\n`;
    expect(fixed(text).text).toBe(
      `{\n\t"executables": [\n\t\t${ours},\n\t\t{\n\t\t\t"name": "b",\n\t\t\t"type": "purl:docker-container",\n\t\t\t"content": {\n\t\t\t\t"image": "b:1"\n\t\t\t}\n\t\t}\n\t]\n}\n`,
    );
    const inline = '{"executables":[{"name":"b","tasktype":"uri://docker-container","taskinfo":{"image":"b:1"}}]}';
    expect(fixed(inline).text).toBe(
      '{"executables":[{"name":"b","type":"purl:docker-container","content":{"image":"b:1"}}]}',
    );
  });

  it('says what it leaves out, and is then not applied unseen', () => {
    const text = inRecord(BROKER_REQUEST).replace('"schedule"', '"costs": [{ "max": 3 }], "schedule"');
    expect(fixed(text).fix).toMatchObject({ title: `${FIX}, without "costs"` });
    expect(fixed(text).fix?.isPreferred).toBeUndefined();
    expect(fixAll(analysisOf(text))).toEqual([]);
    const [told] = fixed(text).fix?.diagnostics ?? [];
    expect(told?.message).toBe(
      'This is written as in the ExecutionBroker 1.0 of 2026. It is read as today\'s form, which leaves out "costs": it has no place for that.',
    );
  });

  it('is not applied unseen where a number would be written otherwise, or a key is given twice', () => {
    const item = (members: string) =>
      recordOf(`{ "name": "a", "tasktype": "uri://docker-container", "taskinfo": { "image": "b:1" }, ${members} }`);
    expect(fixed(item('"resources": { "mincores": 4 }')).fix?.isPreferred).toBe(true);
    expect(fixed(item('"resources": { "mincores": 4.0 }')).fix?.isPreferred).toBeUndefined();
    expect(fixed(item('"interactive": true, "interactive": false')).fix?.isPreferred).toBeUndefined();
  });
});

describe('a fault of an older executable', () => {
  const inBroker = (before: string, after: string) => {
    const source = inRecord(BROKER_REQUEST).replace(before, after);
    expect(source).toContain(after);
    return { text: marked(source).text, ranges: marked(source).ranges };
  };

  it.each([
    ['"cores": { "min": 4', '"cores": { "min": «true»', 'value.wrong-type'],
    ['"cores": { "min": 4', '"cores": { "min": «"many"»', 'cores.unreadable'],
    ['"memory": { "min": 32', '"memory": { "min": «320»', 'requirement.min-exceeds-max'],
    ['"mode": "READWRITE"', '"mode": «"WRITE"»', 'value.not-in-list'],
    ['"resource": "results"', '"resource": «"result"»', 'volume.dangling-reference'],
    ['"registry.example/mosaic:5"', '«"registry.example/mosaic"»', 'image.without-tag'],
    ['"duration": "PT2H"', '"duration": «"2 moons"»', 'duration.unreadable'],
    [
      '"https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-container.yaml"',
      '«"https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-contaner.yaml"»',
      'type.unknown',
    ],
    ['"command": ["mosaic"]', '"command": [«7»]', 'value.wrong-type'],
  ])('stands beside the warning, at the author’s text: %s → %s', (before, after, code) => {
    const { text, ranges } = inBroker(before, after);
    const told = problemsIn(text).filter((each) => !each.startsWith('description.older-generation'));
    expect(told).toEqual([`${code}: ${ranges[0] ?? ''}`]);
    expect(problemsIn(text)).toHaveLength(2);
    expect(actionsIn(text, ['quickfix']).map(({ title }) => title)).toEqual([FIX]);
  });

  it('that is what is missing is shown at the bracket of what lacks it', () => {
    const text = recordOf('{ "executable": { "kind": "urn:docker-container-0.1", "name": "a" } }');
    expect(problemsIn(text)).toEqual(['member.missing: {', 'description.older-generation: "urn:docker-container-0.1"']);
  });

  it('that breaks the syntax is told alone', () => {
    const { text } = inBroker('"size": {', '"size" {');
    expect(problemsIn(text).map((each) => each.split(':')[0])).toEqual(['syntax.json']);
  });
});

describe('a template for a broker, with data that is still to be chosen', () => {
  const kind = (name: string) =>
    `"kind": "https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/${name}.yaml"`;
  const abstract = kind('data/abstract-data-resource').replace(/^"kind": /, '');
  const template = `{
  "executable": {
    ${kind('executable/docker-container')},
    "meta": { "description": "Adds up what is in a file" },
    "image": { "locations": ["registry.example/sums:1"], "digest": "sha256:00ff" }
  },
  "compute": {
    ${kind('compute/simple-compute-resource')},
    "volumes": [{ ${kind('volume/simple-volume-mount')}, "path": "/in", "mode": "READONLY", "resource": "input" }]
  },
  "data": [{ "kind": ${abstract}, "meta": { "name": "input" } }]
}`;

  it('is told what it lacks, and what somebody must supply', () => {
    expect(problemsIn(template)).toEqual([
      'member.missing: {',
      expect.stringMatching(/^description.older-generation: ".*docker-container.yaml"$/),
      `data.unresolved: ${abstract}`,
    ]);
    const result = problemsIn(done(template, actionFor(template, FIX)).text);
    expect(result).toEqual(['member.missing: {', 'data.unresolved: null']);
  });
});
