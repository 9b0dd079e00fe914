export * from './configuration.ts'
export * from './message.ts'
export * from './raft-node.ts'
export * from './ready.ts'
