export * from './control-handler.ts'
export type { ControlRequest, Json } from './client/control-client.ts'
