// What clients notice of an operator's commands. One after the other: RabbitMQ's ctl takes a second and blocks the player.

import { consume, declareQueue, FLOW, get } from '../../methods.ts'
import type { Case, Script } from '../../script.ts'

/** A user of one's own with all rights in /. */
async function user(script: Script, name: string): Promise<void> {
  await script.control({ command: 'add_user', arguments: [name, name] })
  await script.control({ command: 'set_permissions', vhost: '/', arguments: [name, '.*', '.*', '.*'] })
}

export const CONTROL: readonly Case[] = [
  {
    name: 'deleting a user ends its connections',
    async run(script) {
      await user(script, 'tom')
      const a = await script.client({ user: 'tom' })
      await a.calls(FLOW)
      await script.control({ command: 'delete_user', arguments: ['tom'] })
      await a.next(0)
      await a.closed()
    },
  },
  {
    name: 'deleting a vhost ends its connections',
    async run(script) {
      await script.control({ command: 'add_vhost', arguments: ['v9'] })
      await script.control({ command: 'set_permissions', vhost: 'v9', arguments: ['guest', '.*', '.*', '.*'] })
      const a = await script.client({ vhost: 'v9' })
      await a.calls(FLOW)
      await script.control({ command: 'delete_vhost', arguments: ['v9'] })
      await a.next(0)
      await a.closed()
    },
  },
  {
    name: 'closing all connections gives the reason',
    async run(script) {
      const a = await script.client()
      await a.calls(FLOW)
      await script.control({ command: 'close_all_connections', arguments: ['for a reason'] })
      await a.next(0)
      await a.closed()
    },
  },
  {
    name: 'permissions taken away count for an open connection',
    async run(script) {
      await user(script, 'ann')
      const a = await script.client({ user: 'ann' })
      await a.calls(declareQueue('q'))
      await script.control({ command: 'set_permissions', vhost: '/', arguments: ['ann', '', '', ''] })
      await a.calls(FLOW)
      await a.open(2)
      await a.call(2, declareQueue('q2'))
      await a.open(3)
      await a.call(3, get('q'))
      await script.control({ command: 'clear_permissions', vhost: '/', arguments: ['ann'] })
      await a.open(4)
      await a.call(4, get('q'))
      await script.control({ command: 'delete_user', arguments: ['ann'] })
    },
  },
  {
    name: 'a changed password leaves an open connection alone',
    async run(script) {
      await user(script, 'eve')
      const a = await script.client({ user: 'eve' })
      await script.control({ command: 'change_password', arguments: ['eve', 'other'] })
      await a.calls(FLOW)
      const b = await script.client({ label: 'b', user: 'eve', password: 'other' })
      await b.calls(FLOW)
      await script.control({ command: 'delete_user', arguments: ['eve'] })
      await a.next(0)
      await b.next(0)
    },
  },
  {
    name: 'deleting a queue cancels its consumers',
    async run(script) {
      const a = await script.client()
      await a.calls(declareQueue('q'), consume('q', 't'))
      await script.control({ command: 'delete_queue', arguments: ['q'] })
      await a.next(1)
    },
  },
]
