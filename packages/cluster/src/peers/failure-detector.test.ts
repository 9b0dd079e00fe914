import type { NodeId } from '@warren/kernel'
import { expect, test } from 'vitest'
import { FailureDetector } from './failure-detector.ts'

const hare = 'hare' as NodeId

function watching(): FailureDetector {
  const detector = new FailureDetector({ silentMsMax: 100 })
  detector.step({ kind: 'watch', node: hare }, 0)
  return detector
}

/** Ticks often enough not to look like a suspended process. */
function tickUntil(detector: FailureDetector, fromMs: number, toMs: number) {
  const effects = []
  for (let nowMs = fromMs; nowMs <= toMs; nowMs += 10) effects.push(...detector.step({ kind: 'tick' }, nowMs))
  return effects
}

test('a peer that is never heard is suspected after the grace time', () => {
  const detector = watching()
  expect(tickUntil(detector, 0, 100)).toEqual([])
  expect(tickUntil(detector, 110, 110)).toEqual([{ kind: 'peerSuspected', node: hare, silentMs: 110 }])
  expect(detector.isSuspected(hare)).toBe(true)
})

test('a silent peer is suspected once, and up again with its next heartbeat', () => {
  const detector = watching()
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 2 }, 10)).toEqual([
    { kind: 'peerUp', node: hare, incarnation: 2 },
  ])
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 2 }, 20)).toEqual([])
  expect(tickUntil(detector, 20, 300)).toHaveLength(1)
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 2 }, 310)).toHaveLength(1)
  expect(detector.isUp(hare)).toBe(true)
})

test('a heartbeat from before the restart does not clear a suspicion', () => {
  const detector = watching()
  detector.step({ kind: 'heartbeat', from: hare, incarnation: 2 }, 0)
  tickUntil(detector, 0, 110)
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 112)).toEqual([])
  expect(detector.isSuspected(hare)).toBe(true)
})

test('a newer incarnation is news although the peer was never missed', () => {
  const detector = watching()
  detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 0)
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 2 }, 10)).toEqual([
    { kind: 'peerUp', node: hare, incarnation: 2 },
  ])
  expect(detector.incarnation(hare)).toBe(2)
})

test('a stream that closed and is refused again is suspected at once', () => {
  const detector = watching()
  detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 0)
  detector.step({ kind: 'connected', node: hare }, 0)
  detector.step({ kind: 'closed', node: hare }, 5)
  expect(detector.step({ kind: 'refused', node: hare }, 6)).toEqual([
    { kind: 'peerSuspected', node: hare, silentMs: 6 },
  ])
})

test('a refused first dial alone is no reason: the peer may be heard on its own stream', () => {
  const detector = watching()
  detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 0)
  expect(detector.step({ kind: 'refused', node: hare }, 6)).toEqual([])
})

test('a stream that closed and is open again is forgotten', () => {
  const detector = watching()
  detector.step({ kind: 'closed', node: hare }, 5)
  detector.step({ kind: 'connected', node: hare }, 6)
  expect(detector.step({ kind: 'refused', node: hare }, 7)).toEqual([])
})

test('time that we slept through ourselves is not held against the peers', () => {
  const detector = watching()
  detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 0)
  tickUntil(detector, 0, 50)
  expect(detector.step({ kind: 'tick' }, 5000)).toEqual([])
  expect(tickUntil(detector, 5010, 5050)).toEqual([])
  expect(tickUntil(detector, 5060, 5110)).toHaveLength(1)
})

test('strangers are not heard', () => {
  const detector = watching()
  const lynx = 'lynx' as NodeId
  expect(detector.step({ kind: 'heartbeat', from: lynx, incarnation: 1 }, 0)).toEqual([])
  detector.step({ kind: 'forget', node: hare }, 0)
  expect(detector.step({ kind: 'heartbeat', from: hare, incarnation: 1 }, 1)).toEqual([])
  expect(detector.isUp(hare)).toBe(false)
})
