export * from './control.ts'
export * from './lane.ts'
export * from './metadata-service.ts'
export * from './raft-store.ts'
