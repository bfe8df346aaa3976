/** What a cluster is configured from. */
export interface Cluster {
  readonly folder: string;
  readonly hostname: string;
  readonly controllerPort: number;
  readonly nodePorts: Readonly<Record<NodeName, number>>;
}

/** The nodes that are there. More cores and memory are declared than there are: Slurm goes by what is declared. */
export const NODES = ['worker', 'small'] as const;

/** Of one of the nodes that are there. */
export type NodeName = (typeof NODES)[number];

const SIZES: Readonly<Record<NodeName, string>> = {
  worker: 'CPUs=8 CoresPerSocket=8 RealMemory=16000',
  small: 'CPUs=2 CoresPerSocket=2 RealMemory=4000',
};

/** A port at which nobody answers: what does answer, Slurm takes for a node that is back. */
const NOBODY = 9;

/**
 * Three partitions, each a case of its own: `debug` has one node, and limits cores, memory and time; `open` has both and
 * limits nothing; `big` is up, but its nodes are down. Everything that Slurm would keep in system folders is in ours.
 */
export function slurmConf({ folder, hostname, controllerPort, nodePorts }: Cluster): string {
  const here = `NodeAddr=127.0.0.1 NodeHostname=${hostname} Sockets=1 ThreadsPerCore=1 TmpDisk=20000`;
  const nodes = NODES.map((name) => `NodeName=${name} ${here} Port=${nodePorts[name]} ${SIZES[name]} State=UNKNOWN`);
  return `ClusterName=ossr
SlurmctldHost=${hostname}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
SlurmctldPort=${controllerPort}
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.%n.pid
StateSaveLocation=${folder}/controller
SlurmdSpoolDir=${folder}/node.%n
AuthType=auth/munge
AuthInfo=socket=${folder}/munge.socket
CredType=cred/munge
AuthAltTypes=auth/jwt
AuthAltParameters=jwt_key=${folder}/jwt.key
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core_Memory
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
SlurmdParameters=config_overrides
ReturnToService=2
EnforcePartLimits=ALL
GresTypes=gpu
${nodes.join('\n')}
NodeName=big[1-2] ${here} Port=${NOBODY} CPUs=32 CoresPerSocket=32 RealMemory=64000 Gres=gpu:a100:2 State=DOWN
PartitionName=debug Nodes=worker Default=YES MaxTime=01:00:00 DefaultTime=00:10:00 MaxMemPerNode=8000 MaxCPUsPerNode=4 State=UP
PartitionName=open Nodes=worker,small State=UP
PartitionName=big Nodes=big[1-2] MaxTime=2-00:00:00 State=UP
`;
}
