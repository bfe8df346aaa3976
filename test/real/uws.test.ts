import { expect, test } from 'vitest';
import type { Task, UWSService } from '../../server/core/index';
import { asked, caveatTexts, reasonTexts } from './asked';
import { useServer } from './server';
import { startDachs } from './servers/dachs';

const dachs = useServer('dachs', startDachs);

/** A task of the service, which waits for so many seconds and multiplies. */
function task(parameters: Readonly<Record<string, unknown>>, more: Partial<Task> = {}): Task {
  const content = { engine: 'uws', definition: 'https://example.org/wait', parameters };
  return { name: 'wait', type: 'purl:workflow-task', content, minduration: 'PT10M', ...more };
}

const ask = async (each: Task, more: Partial<UWSService> = {}, token?: string) =>
  asked({ id: 'w', name: 'Waits', type: 'uws', url: dachs().url, ...more }, each, token);

test('x', async () => {
  for (const more of [{}, { probe: true }]) {
  console.log(JSON.stringify(await ask(task({ seconds: 1, factor: 3 }), more), null, 1));
  console.log(JSON.stringify(await ask(task({ seconds: 1, factor: 3 }, {minduration: 'P10D', 'storage-resources': [{name: 'r', minlifetime: 'P3D', minsize: '1Gi'}]}), more), null, 1));
  }
  console.log(JSON.stringify(await ask(task({ QUERY: 'SELECT 1', LANG: 'ADQL' }), {url: dachs().tapUrl}), null, 1));
  console.log(JSON.stringify(await ask(task({ QUERY: 'SELECT 1', LANG: 'ADQL' }), {url: dachs().tapUrl, probe: true}), null, 1));
  console.log(JSON.stringify(await ask(task({ seconds: 'many', facto: 3 }), {  probe: true}), null, 1));
  console.log(await (await fetch(dachs().url+'/async')).text());
  console.log(await (await fetch(dachs().tapUrl+'/async')).text());
  const r = await fetch(dachs().url+'/async', {method:'POST', redirect: 'manual', body: new URLSearchParams({seconds:'many', RUNID: 'x'})});
  console.log(r.status, await r.text());
  const r2 = await fetch(dachs().tapUrl+'/async', {method:'POST', redirect: 'manual', body: new URLSearchParams({QUERY:'many', RUNID: 'xyz'})});
  console.log(r2.status, r2.headers.get('location'), await r2.text());
  console.log(await (await fetch(dachs().tapUrl+'/async?PHASE=PENDING')).text());
  console.log(await ask(task({ seconds: 1, factor: 3 }), {auth: {type: 'basic', user: 'nobody'}}, 'wrong'));
  void caveatTexts; void reasonTexts;
}, 60000);
