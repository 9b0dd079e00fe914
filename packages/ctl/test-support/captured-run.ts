import { fail, ok } from '@warren/kernel'
import { NO_INTENT } from '@warren/rpc/client'
import { type CtlRun, runCtl } from '../src/run-ctl.ts'

export interface CapturedRun {
  readonly exitCode: number
  readonly out: string
  readonly err: string
}

/** One run on the host `hare`, where no node runs or has run; `rest` says what is otherwise, and what nodes answer. */
export async function captureRun(
  rest: Partial<CtlRun> & Pick<CtlRun, 'argv' | 'executeControl'>,
): Promise<CapturedRun> {
  let out = ''
  let err = ''
  const exitCode = await runCtl({
    environment: {},
    hostName: 'hare',
    homeDirectory: '/nowhere',
    osProcessId: 4711,
    version: '9.9.9',
    output: {
      write: (text) => {
        out += text
      },
      writeError: (text) => {
        err += text
      },
      style: { isBold: false },
    },
    password: { readLine: async () => undefined },
    processes: { readFile: () => undefined, isAlive: () => false, sleep: async () => undefined },
    stoppedNodes: {
      workingDirectory: '/home/op',
      readNode: async () => fail({ kind: 'notThere' }),
      readIntent: async () => NO_INTENT,
      addIntent: async () => NO_INTENT,
    },
    localNodes: async () => [],
    findNode: async (name) => ok({ name, host: 'hare', port: 25672, tlsHost: 'hare', source: 'default' }),
    ...rest,
  })
  return { exitCode, out, err }
}
