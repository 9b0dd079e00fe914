export { type ConsumerRequest, type CreditSource, QueueConsumer } from './consumer-groups.ts'
export { type MachineOutcome, type QueueHost, QueueMachine, type QueueMachineOptions } from './queue-machine.ts'
export { SettleRanges } from './settle-ranges.ts'
