export * from './control-client.ts'
export * from './find-node.ts'
