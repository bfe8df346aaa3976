import type { PlatformConfiguration } from '../core/index';
import { binderhubPlatform } from './adapters/binderhub';
import { canidothisPlatform } from './adapters/canidothis';
import { executionBrokerPlatform } from './adapters/executionBroker';
import { jupyterhubPlatform } from './adapters/jupyterhub';
import { kubernetesPlatform } from './adapters/kubernetes';
import { diracPlatform } from './adapters/dirac';
import { localPlatform } from './adapters/local';
import { openstackPlatform } from './adapters/openstack';
import { portainerPlatform } from './adapters/portainer';
import { rosettaPlatform } from './adapters/rosetta';
import { skahaPlatform } from './adapters/skaha';
import { slurmPlatform } from './adapters/slurm';
import { uwsPlatform } from './adapters/uws';
import type { PlatformTools } from './factsPlatform';
import type { Platform } from './platform';

/** Makes the platform that a configuration describes: one line for each type, and the compiler asks for each. */
export function createPlatform(configuration: PlatformConfiguration, tools: PlatformTools): Platform {
  switch (configuration.type) {
    case 'canidothis':
      return canidothisPlatform(configuration, tools.http, tools.now);
    case 'local':
      return localPlatform(configuration, tools.now);
    case 'jupyterhub':
      return jupyterhubPlatform(configuration, tools);
    case 'binderhub':
      return binderhubPlatform(configuration, tools);
    case 'rosetta':
      return rosettaPlatform(configuration, tools);
    case 'portainer':
      return portainerPlatform(configuration, tools);
    case 'openstack':
      return openstackPlatform(configuration, tools);
    case 'dirac':
      return diracPlatform(configuration, tools);
    case 'uws':
      return uwsPlatform(configuration, tools);
    case 'execution-broker':
      return executionBrokerPlatform(configuration, tools);
    case 'kubernetes':
      return kubernetesPlatform(configuration, tools);
    case 'slurm':
      return slurmPlatform(configuration, tools);
    case 'skaha':
      return skahaPlatform(configuration, tools);
  }
}
