import { describe, expect, it } from 'vitest';
import { taskTypeOf } from '../../server/core/model/generations/typeText';
import { TASK_TYPES } from '../../server/core/model/taskType';
import { GENERATIONS, typeUris } from '../../server/core/model/typeUris';

describe('the full spelling of a type in each generation', () => {
  it('is known for a Docker container in every generation', () => {
    expect(typeUris('docker-container').map(({ uri }) => uri)).toEqual([
      'uri://docker-container',
      'purl:docker-container',
      'https://purl.org/esap.escape.eu/task-type/docker-container',
      'https://www.purl.org/ivoa.net/executable-types/oci-container',
      'urn:docker-container-0.1',
      'https://www.purl.org/ivoa.net/EB/schema/types/executable/docker-container-1.0',
      'https://www.purl.org/ivoa.net/EB/schema/v1.0/types/executable/docker-container-1.0',
      'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds/executable/docker-container.yaml',
    ]);
  });

  it.each(TASK_TYPES)('%s is read back from each of its spellings', (type) => {
    for (const { uri } of typeUris(type)) expect(taskTypeOf(uri)).toBe(type);
  });

  it('leaves out the generations that cannot say it, and keeps the order of the others', () => {
    expect(typeUris('workflow-task').map(({ generation }) => generation)).toEqual(['G0', 'G1', 'G1-note']);
    expect(typeUris('docker-container').map(({ generation }) => generation)).toEqual([...GENERATIONS]);
  });
});
