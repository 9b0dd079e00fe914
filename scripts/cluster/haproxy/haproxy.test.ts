import { expect, test } from 'vitest'
import { serverStates } from './haproxy.ts'

test('the servers of the AMQP listener are read from the table of the statistics page', () => {
  const table = [
    '# pxname,svname,qcur,scur,stot,status,weight,',
    'amqp,FRONTEND,,3,9,OPEN,,',
    'amqp,rabbit4,0,1,5,UP,1,',
    'amqp,rabbit5,0,0,4,DOWN 1/2,1,',
    'amqp,BACKEND,0,3,9,UP,2,',
    'statistics,FRONTEND,,1,4,OPEN,,',
  ]
  expect(serverStates(`${table.join('\n')}\n\n`)).toEqual([
    { name: 'rabbit4', status: 'UP', sessions: 5 },
    { name: 'rabbit5', status: 'DOWN 1/2', sessions: 4 },
  ])
})
