/** What the configuration asks of a new cluster beyond guest and `/`: default_user, default_pass and default_vhost. */
import type { UserName, VhostName } from '@warren/kernel'
import type { Command } from '@warren/model'

const EVERYTHING = '.*'

export interface FirstBootDefaults {
  readonly defaultUser: string
  readonly defaultPassword: string
  readonly defaultVhost: string
}

/** In this order; each does nothing when it was done before, so a first boot that was cut short goes on at the next. */
export function firstBootCommands(defaults: FirstBootDefaults, hash: (password: string) => string): readonly Command[] {
  const user = defaults.defaultUser as UserName
  const vhost = defaults.defaultVhost as VhostName
  const commands: Command[] = []
  if (vhost !== '/') commands.push({ kind: 'addVhost', name: vhost, description: 'Default virtual host', tags: [] })
  if (user !== 'guest') {
    const passwordHash = hash(defaults.defaultPassword)
    commands.push({ kind: 'addUser', name: user, passwordHash, tags: ['administrator'] })
    commands.push({ kind: 'deleteUser', name: 'guest' as UserName })
  }
  if (user !== 'guest' || vhost !== '/') {
    commands.push({ kind: 'setPermissions', user, vhost, configure: EVERYTHING, write: EVERYTHING, read: EVERYTHING })
  }
  return commands
}
