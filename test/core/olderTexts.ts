/** Executables as each generation of the data model wrote them; « and » are around what shows the generation. */

const KINDS = 'https://www.purl.org/ivoa.net/Calycopis-openapi/schema/v1.0/kinds';
const EB = 'https://www.purl.org/ivoa.net/EB/schema';

/** A request to the ExecutionBroker of 2026 that today's form can say all of. */
export const BROKER_REQUEST = `{
  "executable": {
    "kind": «"${KINDS}/executable/docker-container.yaml"»,
    "meta": { "name": "Mosaic", "description": "Makes one image of many." },
    "image": { "locations": ["registry.example/mosaic:5"] },
    "command": ["mosaic"]
  },
  "schedule": { "requested": { "duration": "PT2H" } },
  "compute": {
    "kind": "${KINDS}/compute/simple-compute-resource.yaml",
    "meta": { "name": "node" },
    "cores": { "min": 4, "max": 8 },
    "memory": { "min": 32, "max": 64 },
    "volumes": [
      { "path": "/out", "mode": "READWRITE", "resource": "results" }
    ]
  },
  "storage": [
    { "kind": "${KINDS}/storage/simple-storage-resource.yaml", "meta": { "name": "results" }, "size": { "min": 20 } }
  ],
  "data": [
    {
      "kind": "${KINDS}/data/S3-data-resource.yaml",
      "meta": { "name": "sky" },
      "endpoint": "https://s3.example",
      "bucket": "sky",
      "object": "night-7"
    }
  ]
}`;

/** One of each generation, by its name. */
export const OLDER_TEXTS: Readonly<Record<string, string>> = {
  G0: `{
  "name": "Flux fit",
  "tasktype": «"uri://docker-container"»,
  "taskinfo": { "image": "registry.example/flux-fit:2.1", "command": ["fit", "--all"] },
  "resources": { "mincores": 2, "minmemory": "6Gi" }
}`,
  'G1-note': `{
  "title": "Calibrate",
  "type": "https://purl.org/esap.escape.eu/task-type/docker-container",
  "task": { "image": "registry.example/calibrate:1" },
  "compute-resources": [
    {
      "mincores": 2,
      "environment-variables": [{ "name": "LEVEL", "value": "6" }],
      «"local-volumes"»: [{ "path": "/scratch/work", "access": "READWRITE", "minsize": 120 }]
    }
  ]
}`,
  G1b: `{
  "request": {
    "executable": {
      "name": "Source finder",
      "type": «"https://www.purl.org/ivoa.net/executable-types/oci-container"»,
      "spec": { "image": "registry.example/finder:3" }
    },
    "resources": {
      "compute": [{ "name": "worker", "spec": { "cores": { "min": 8 }, "memory": { "min": 16 } } }],
      "storage": [{ "name": "results", "spec": { "minsize": "20Gi", "minlifetime": "P7D" } }]
    }
  }
}`,
  G2: `{
  "executable": {
    "name": "Viewer",
    "type": «"urn:docker-container-0.1"»,
    "image": "viewer",
    "namespace": "example",
    "tag": "1.4"
  },
  "resources": {
    "compute": [
      {
        "type": "urn:simple-compute-resource",
        "cores": { "requested": { "min": 4, "max": 8 } },
        "memory": { "min": 512, "units": "MB" }
      }
    ]
  },
  "schedule": [{ "duration": { "min": "PT1H", "max": "PT2H" } }]
}`,
  G3: `{
  "executable": {
    "kind": «"${EB}/types/executable/jupyter-notebook-1.0"»,
    "meta": { "name": "Light curves" },
    "location": "https://example.org/curves.ipynb"
  },
  "computer": { "name": "node", "cores": { "min": 5, "max": 15 }, "memory": { "min": 3, "max": 9 } },
  "volumes": [{ "path": "/cal", "mode": "READONLY", "resources": ["cal"] }],
  "data": [{ "name": "cal", "skao": { "namespace": "testing", "objectname": "cal-1" } }]
}`,
  G4: `{
  "kind": «"${EB}/v1.0/types/executable/docker-container-1.0"»,
  "meta": { "name": "Fit" },
  "image": { "locations": ["registry.example/fit:1"] },
  "compute": { "cores": { "min": 4 } }
}`,
  G5: BROKER_REQUEST,
};

/** A record whose executables are these. */
export function recordOf(...items: readonly string[]): string {
  const moved = items.map((item) => `    ${item.replaceAll('\n', '\n    ')}`);
  return `{\n  "executables": [\n${moved.join(',\n')}\n  ]\n}\n`;
}
