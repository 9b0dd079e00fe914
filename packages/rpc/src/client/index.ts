export { Cookie } from '../auth/cookie.ts'
export * from '../registry/node-registry.ts'
export * from './control-client.ts'
export * from './find-node.ts'
