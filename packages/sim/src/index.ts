export { MetadataRun, type MetadataRunReport } from './metadata/metadata-run.ts'
export { MirrorRun, type MirrorRunReport } from './mirror/mirror-run.ts'
export { RaftRun, type RaftRunReport } from './raft/raft-run.ts'
export { SimulationError, World } from './world.ts'
