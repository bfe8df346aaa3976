/** Where one small OpenStack keeps its files and listens; every service on loopback, every database a file. */
export interface Places {
  readonly folder: string;
  readonly ports: {
    readonly keystone: number;
    readonly placement: number;
    readonly nova: number;
    readonly cinder: number;
  };
}

/** The password of the administrator and of the services' own account: all on loopback, gone with the folder. */
export const PASSWORD = 'loopback-only';

/** The settings file of each service, by its name. */
export function settings(places: Places): Readonly<Record<string, string>> {
  return {
    'keystone.conf': keystone(places),
    'placement.conf': placement(places),
    'nova.conf': nova(places),
    'cinder.conf': cinder(places),
  };
}

/** The address of a service's SQLite file. */
export const database = (places: Places, name: string) => `sqlite:///${places.folder}/${name}.db`;

/** Where keystone answers, without its version. */
export const keystoneUrl = ({ ports }: Places) => `http://127.0.0.1:${ports.keystone}`;

const keystone = (places: Places) => `
[DEFAULT]
use_stderr = true
[database]
connection = ${database(places, 'keystone')}
[fernet_tokens]
key_repository = ${places.folder}/fernet
[credential]
key_repository = ${places.folder}/credential
`;

const placement = (places: Places) => `
[DEFAULT]
use_stderr = true
[api]
auth_strategy = keystone
[placement_database]
connection = ${database(places, 'placement')}
${tokenCheck(places, 'placement')}
`;

/**
 * Usage of cores and memory is counted from placement: one allocation there uses up a project's quota, without a compute node.
 * Nothing reads the message bus; `fake:` keeps it inside the process.
 */
const nova = (places: Places) => `
[DEFAULT]
use_stderr = true
state_path = ${places.folder}/nova
my_ip = 127.0.0.1
transport_url = fake:/
enabled_apis = osapi_compute
osapi_compute_listen = 127.0.0.1
osapi_compute_listen_port = ${places.ports.nova}
osapi_compute_workers = 1
[api]
auth_strategy = keystone
[api_database]
connection = ${database(places, 'nova_api')}
[database]
connection = ${database(places, 'nova')}
[oslo_concurrency]
lock_path = ${places.folder}/locks
[quota]
count_usage_from_placement = true
cores = 20
instances = 10
ram = 51200
[placement]
${serviceAccount(places)}
[neutron]
${serviceAccount(places)}
${tokenCheck(places, 'compute')}
`;

const cinder = (places: Places) => `
[DEFAULT]
use_stderr = true
state_path = ${places.folder}/cinder
transport_url = fake:/
auth_strategy = keystone
osapi_volume_listen = 127.0.0.1
osapi_volume_listen_port = ${places.ports.cinder}
osapi_volume_workers = 1
default_volume_type = standard
api_paste_config = ${places.folder}/settings/cinder-api-paste.ini
quota_volumes = 10
quota_gigabytes = 200
per_volume_gigabytes = 100
[database]
connection = ${database(places, 'cinder')}
[oslo_concurrency]
lock_path = ${places.folder}/locks
${tokenCheck(places, 'block-storage')}
`;

/** Without `service_type` the check refuses every application credential that has access rules. */
function tokenCheck(places: Places, serviceType: string): string {
  return `[keystone_authtoken]\nservice_type = ${serviceType}\nwww_authenticate_uri = ${keystoneUrl(places)}\n${serviceAccount(places)}`;
}

function serviceAccount(places: Places): string {
  const account = {
    auth_type: 'password',
    auth_url: `${keystoneUrl(places)}/v3`,
    username: 'admin',
    password: PASSWORD,
    project_name: 'admin',
    user_domain_name: 'Default',
    project_domain_name: 'Default',
    region_name: 'RegionOne',
  };
  return Object.entries(account)
    .map(([key, value]) => `${key} = ${value}`)
    .join('\n');
}
